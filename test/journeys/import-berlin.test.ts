/** `npm run import` of the archive in `examples/berlin`. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { registryClient } from '../../cli/registry-client'
import { istanbul } from '../support/istanbul'
import { runProgram } from '../support/program'
import { startRegistry, type Registry } from '../support/registry'

const BERLIN = join(__dirname, '../../examples/berlin')
const berlin = readdirSync(BERLIN).map((file) => join(BERLIN, file))

let registry: Registry
let url: string
let token: string
beforeAll(async () => {
  registry = await startRegistry()
  url = registry.url
  token = await registry.tokenFor('read', 'write', 'book')
})
afterAll(() => registry.stop())

async function itemsOf(path: string): Promise<Record<string, unknown>[]> {
  const { body } = await registry.send('GET', path)
  return body['items'] as Record<string, unknown>[]
}
const one = async (path: string) => (await itemsOf(path))[0]

describe("npm run import of Berlin's archive, after the visit of Istanbul was recorded live", () => {
  const program = async (...args: string[]) =>
    await runProgram('import', [...berlin, '--url', url, '--token', token, ...args])

  test('records every item, and finds the three of Istanbul', async () => {
    const { partnership, visit, entry } = istanbul()
    await registry.send('POST', '/v1/partnerships', { body: partnership })
    const { body } = await registry.send('POST', '/v1/visits', { body: visit })
    await registry.send('POST', '/v1/books/golden-book/entries', { body: { ...entry, visitId: body['id'] } })
    const { status, stdout, stderr } = await program()
    expect(status).toBe(0)
    expect(stdout).toContain('Recorded: 18 partnerships, 16 visits, 24 signings')
    expect(stdout).toContain('Already there, differs: 1 partnership, 1 visit, 1 signing')
    expect(stdout).toMatch(/visit v06: recorded live, not from an archive\n/)
    expect(stdout).toContain('golden-book: the archive has entries up to volume 9, but volume 1 is open')
    expect(stderr).toContain('signings: 25 of 25')
    expect(await itemsOf('/v1/partnerships?limit=100')).toHaveLength(19)
    expect(await itemsOf('/v1/visits?limit=100')).toHaveLength(17)
    const books = ['golden-book', 'guest-book'].map((book) => itemsOf(`/v1/books/${book}/entries?limit=100`))
    expect((await Promise.all(books)).flat()).toHaveLength(25)
  })

  test('records nothing when it is repeated', async () => {
    const { status, stdout } = await program()
    expect(status).toBe(0)
    expect(stdout).toContain('Recorded: nothing')
    expect(stdout).toContain('Already there, unchanged: 18 partnerships, 16 visits, 24 signings')
    expect(stdout).toContain('Already there, differs: 1 partnership, 1 visit, 1 signing')
  })

  test('links visits to their partnerships, and signings to their visits', async () => {
    expect(await itemsOf('/v1/visits?partnershipId=paris&direction=incoming&status=completed')).toHaveLength(
      2,
    )
    const madrid = await one('/v1/visits?externalId=berlin/v11')
    expect(madrid).toMatchObject({ partnershipId: 'madrid', status: 'completed', origin: 'archive' })
    expect(await one('/v1/books/golden-book/entries?externalId=berlin/s31')).toMatchObject({
      visitId: madrid?.['id'],
    })
  })

  test('numbers the signings in the order of the file', async () => {
    const entries = await itemsOf('/v1/books/golden-book/entries?limit=100')
    const externalIds = entries
      .filter(({ origin }) => origin === 'archive')
      .toSorted((a, b) => Number(a['number']) - Number(b['number']))
      .map(({ externalId }) => String(externalId))
    expect(externalIds).toEqual(externalIds.toSorted())
    expect(externalIds).toHaveLength(22)
  })
})

test('records 140 visits that are sent at once, although the API throttles them', async () => {
  const client = registryClient({ url, token })
  const body = { origin: 'archive', direction: 'incoming', kind: 'reception', start: '1901' } as const
  const visits = await Promise.all(
    Array.from({ length: 140 }, (_, index) =>
      client.call('recordVisit', { body, idempotencyKey: `fast-${index}` }),
    ),
  )
  expect(new Set(visits.map(({ id }) => id)).size).toBe(140)
})
