/** The anniversaries of Berlin's partnerships in ten years, by day and ordinal. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/files/read-archive'
import { registryAt } from '../../archive/registry/api-registry'
import { registryClient } from '../../cli/registry-client'
import { startRegistry, type Registry } from '../support/registry'

const FOLDER = join(__dirname, '../../examples/berlin')

/** Computed from the founding days by another program: day, city, ordinal, and whether it is a milestone. */
const EXPECTED = readFileSync(join(__dirname, 'berlin-occurrences.txt'), 'utf8').trimEnd().split('\n')

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
  const token = await registry.tokenFor('read', 'write', 'book')
  const archive = await readArchive([join(FOLDER, 'partnerships.json')])
  const client = registryClient({ url: registry.url, token })
  await importArchive(archive, {
    registry: registryAt(client),
    language: 'en',
    visibility: 'public',
  })
})
afterAll(() => registry.stop())

interface Occurrence {
  readonly on: string
  readonly anniversaryId: string
  readonly ordinal: number
  readonly milestone: boolean
}

/** All pages of the occurrences, as lines. */
async function occurrences(query: string): Promise<string[]> {
  const lines: string[] = []
  let next: string | undefined = `/v1/occurrences?from=2024-01-01&to=2033-12-31&limit=50${query}`
  while (next !== undefined) {
    const { body, headers } = await registry.send('GET', next)
    for (const { on, anniversaryId, ordinal, milestone } of body.items as Occurrence[])
      lines.push(
        `${on} ${anniversaryId.slice('partnership-'.length)} ${ordinal}${milestone ? ' milestone' : ''}`,
      )
    next = /<(.*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]
  }
  return lines
}

test('the archive has 19 partnerships with 188 anniversaries', () => {
  expect(new Set(EXPECTED.map((line) => line.split(' ')[1])).size).toBe(19)
  expect(EXPECTED).toHaveLength(188)
})

test('lists all occurrences in order of date', async () => {
  expect(await occurrences('&muted=true')).toEqual(EXPECTED)
})

test('lists the occurrences of a suspended partnership only with muted=true', async () => {
  expect(await occurrences('')).toEqual(EXPECTED.filter((line) => !line.includes(' moscow ')))
})

test('lists only milestones with milestones=true', async () => {
  const milestones = EXPECTED.filter((line) => line.endsWith(' milestone'))
  expect(await occurrences('&muted=true&milestones=true')).toEqual(milestones)
  expect(milestones).toContain('2024-11-17 istanbul 35 milestone')
})
