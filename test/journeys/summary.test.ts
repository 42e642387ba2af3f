/** The summary of a partnership: its visits, its entries, its last visit and its next jubilee. */
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

let registry: Registry
const { partnership, visit, entry } = istanbul()
const { externalId: _v, ...another } = visit
const { externalId: _e, ...signing } = entry
const summaryPath = '/v1/partnerships/istanbul/summary'

beforeEach(async () => {
  registry = await startRegistry()
  await post('/v1/partnerships', partnership)
})
afterEach(() => registry.stop())

async function post(path: string, body: object, version = 1): Promise<ApiResponse['body']> {
  const answer = await registry.send('POST', path, { body, headers: { 'if-match': `"${version}"` } })
  expect([path, answer.body.errors, answer.status < 300]).toEqual([path, undefined, true])
  return answer.body
}
const get = async (path: string) => (await registry.send('GET', path)).body
const summary = () => get(summaryPath)

/** Records a visit and takes it through these statuses; answers its id. */
async function visitThrough(body: object, ...statuses: readonly string[]): Promise<string> {
  const id = String((await post('/v1/visits', body)).id)
  for (const [index, status] of statuses.entries())
    await post(`/v1/visits/${id}/status`, { status, reason: 'So it was' }, index + 1)
  return id
}

/** The next 17 November from today on, on the office's wall. */
function nextJubilee(): number {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
  const year = Number(today.slice(0, 4))
  return today.slice(5) <= '11-17' ? year : year + 1
}
const occurrence = (year: number) => ({
  anniversaryId: 'partnership-istanbul',
  title: partnership['city'],
  kind: 'partnership',
  ordinal: year - 1989,
  on: `${year}-11-17`,
  milestone: (year - 1989) % 5 === 0,
})

function jubilees(): object {
  const next = nextJubilee()
  const years = [0, 1, 2, 3, 4].map((later) => occurrence(next + later))
  return { nextOccurrence: years[0], nextMilestone: years.find(({ milestone }) => milestone) }
}

test('summarizes a partnership without visits by its next anniversary', async () => {
  expect(await summary()).toEqual({
    partnershipId: 'istanbul',
    ...jubilees(),
    visits: { incoming: 0, outgoing: 0 },
    entries: 0,
  })
})

test('counts completed visits by direction and entries, with the last visit', async () => {
  const id = await visitThrough(visit, ...istanbul().status.map(({ status }) => String(status)))
  const earlier = await visitThrough({ ...another, start: '2019-11-08' }, 'confirmed', 'completed')
  const [mayor] = visit['guests'] as [object]
  await visitThrough(
    { ...another, direction: 'outgoing', start: '2014', hosts: [mayor] },
    'confirmed',
    'completed',
  )
  await visitThrough({ ...another, start: '2025-01-01' })
  await visitThrough({ ...another, start: '2025-01-02' }, 'confirmed')
  await visitThrough({ ...another, start: '2025-01-03' }, 'cancelled')
  await visitThrough({ ...another, start: '2025-01-04' }, 'confirmed', 'completed', 'void')
  for (const visitId of [id, earlier]) await post('/v1/books/golden-book/entries', { ...signing, visitId })
  await post('/v1/books/guest-book/entries', { ...signing, visitId: id })
  await post('/v1/books/guest-book/entries', signing)
  const { number } = await post('/v1/books/golden-book/entries', { ...signing, visitId: id })
  await post(`/v1/books/golden-book/entries/${Number(number)}/voiding`, { reason: 'Twice' })
  expect(await summary()).toEqual({
    partnershipId: 'istanbul',
    ...jubilees(),
    visits: { incoming: 2, outgoing: 1 },
    entries: 3,
    lastVisit: { visitId: id, direction: 'incoming', start: '2024-06', occasion: visit['occasion'] },
  })
  const here = await get('/v1/visits?partnershipId=istanbul&status=completed&direction=incoming')
  expect(here.items).toMatchObject([{ id }, { id: earlier }])
  const signed = await get(`/v1/books/golden-book/entries?visitId=${id}`)
  expect(signed.items).toMatchObject([
    { status: 'void' },
    { status: 'signed', number: 1, signers: [{ name: 'Ekrem İmamoğlu' }] },
  ])
})

test('leaves out a void visit and its entries', async () => {
  const id = await visitThrough(visit, 'confirmed', 'completed')
  await post('/v1/books/golden-book/entries', { ...signing, visitId: id })
  expect(await summary()).toMatchObject({ visits: { incoming: 1 }, entries: 1, lastVisit: { visitId: id } })
  await post(`/v1/visits/${id}/status`, { status: 'void', reason: 'It was Ankara' }, 3)
  const after = await summary()
  expect(after).toMatchObject({ visits: { incoming: 0 }, entries: 0 })
  expect(after).not.toHaveProperty('lastVisit')
})

test('counts a visit with the partnership that it is moved to', async () => {
  await post('/v1/partnerships', { id: 'ankara', city: { de: 'Ankara' }, country: 'TR' })
  const id = await visitThrough(visit, 'confirmed', 'completed')
  const patch = { partnershipId: 'ankara' }
  await post(`/v1/visits/${id}/corrections`, { patch, reason: 'It was Ankara' }, 3)
  expect(await summary()).toMatchObject({ visits: { incoming: 0, outgoing: 0 } })
  expect(await get('/v1/partnerships/ankara/summary')).toEqual({
    partnershipId: 'ankara',
    visits: { incoming: 1, outgoing: 0 },
    entries: 0,
    lastVisit: { visitId: id, direction: 'incoming', start: '2024-06', occasion: visit['occasion'] },
  })
})

test('has no next anniversary while the partnership is suspended', async () => {
  const path = '/v1/partnerships/istanbul/status'
  await post(path, { status: 'suspended', reason: 'A quarrel' })
  expect(await summary()).toEqual({
    partnershipId: 'istanbul',
    visits: { incoming: 0, outgoing: 0 },
    entries: 0,
  })
  await post(path, { status: 'active', reason: 'It is settled' }, 2)
  expect(await summary()).toMatchObject(jubilees())
})

test('has no ETag, and answers 404 for an unknown partnership', async () => {
  const answer = await registry.send('GET', summaryPath)
  expect([answer.status, answer.headers.get('etag')]).toEqual([200, null])
  expect(await registry.send('GET', '/v1/partnerships/ankara/summary')).toMatchObject({
    status: 404,
    body: { type: 'urn:golden-book:problem:not-found' },
  })
})
