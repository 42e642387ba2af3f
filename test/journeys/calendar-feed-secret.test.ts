import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from '../support/eventually'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { calendarClient } from './calendar-client'

let registry: LocalRegistry
const { open, makeFeed } = calendarClient(() => registry)

beforeAll(async () => {
  registry = await startLocalRegistry()
})
afterAll(() => registry.stop())

test('the secret of a calendar feed is neither published, nor logged, nor stored', async () => {
  const { id, path } = await makeFeed()
  await open(path)
  await registry.send('DELETE', `/v1/calendar-feeds/${id}`)
  await eventually(() =>
    expect(
      registry
        .events()
        .filter(({ detail }) => detail.subject === `calendar-feeds/${id}`)
        .map(({ detail }) => detail.type),
    ).toEqual(['calendar-feed.recorded', 'calendar-feed.revoked']),
  )
  const secret = path.split('/')[3] ?? ''
  const files = readdirSync(registry.run.data, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  const holdingOf = (text: string) =>
    files
      .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(text))
      .map(({ name }) => name)
  expect(holdingOf(id)).not.toEqual([])
  expect(holdingOf(secret)).toEqual([])
})
