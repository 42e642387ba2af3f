/** The address of a calendar feed, as calendar programs and proxies request it. */
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import { calendarClient } from './calendar-client'

let registry: Registry
const { open, plan, makeFeed } = calendarClient(() => registry)

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

describe('the address of a feed', () => {
  test.each(['?nocache=1&v=2', '?kinds=party&clearance=internal&from=x', '?v=1&v=2', '?x=%FF&%', '?', '?=1'])(
    'answers %s, whose parameters are ignored',
    async (query) => {
      const { path } = await makeFeed()
      const { text } = await open(path)
      expect(await open(`${path}${query}`)).toMatchObject({ status: 200, text })
    },
  )

  test('answers HEAD as GET, without a body', async () => {
    const { path } = await makeFeed()
    const [got, head] = [await open(path), await registry.send('HEAD', `${path}?nocache=1`)]
    expect(head).toMatchObject({ status: 200, text: '' })
    const headers = ['etag', 'content-type', 'cache-control', 'x-content-type-options']
    expect(headers.map((name) => head.headers.get(name))).toEqual(
      headers.map((name) => got.headers.get(name)),
    )
    expect(head.headers.get('etag')).toMatch(/^"[\w-]{43}"$/)
  })

  test.each(['GET', 'HEAD'])('answers 304 to a conditional %s until an event changes', async (method) => {
    const { path } = await makeFeed()
    const { headers } = await open(path)
    const etag = headers.get('etag') ?? ''
    const given = (ifNoneMatch: string) =>
      registry.send(method, `${path}?v=3`, { headers: { 'if-none-match': ifNoneMatch } })
    // A proxy that compresses makes the tag weak.
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await given(known)
      expect(answer).toMatchObject({ status: 304, text: '' })
      expect(answer.headers.get('etag')).toBe(etag)
      expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    }
    expect(await given('"other"')).toMatchObject({ status: 200 })
    await plan('Für alle', { start: new Date().toISOString().slice(0, 10), visibility: 'public' })
    await eventually(async () => {
      const answer = await given(etag)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('etag')).not.toBe(etag)
    })
  })
})
