/** Why a visit was rescheduled, what came of it, and its kind in words: over HTTP. */
import { Clock } from 'template-runner/clock'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'

const plan = {
  direction: 'incoming',
  kind: 'official-visit',
  visibility: 'public',
  start: '2027-02-01',
  venues: ['Rotes Rathaus'],
  occasion: { en: 'A visit' },
  guests: [{ name: 'Ada Beispiel', office: 'Mayor', officeClass: 'mayor', country: 'TR' }],
}

let registry: LocalRegistry
beforeAll(async () => {
  const clock = new Clock()
  clock.moveTo(Date.parse('2027-02-01T12:00:00Z'))
  registry = await startLocalRegistry({ clock })
})
afterAll(() => registry.stop())

const send = async (method: string, path: string, body: object) =>
  await registry.send(method, path, { body, headers: { 'if-match': '*' } })

const recorded = async (fields: object = {}): Promise<string> => {
  const { body } = await registry.send('POST', '/v1/visits', { body: { ...plan, ...fields } })
  return `/v1/visits/${String(body.id)}`
}

const changesOf = async (path: string) => (await registry.send('GET', `${path}/changes`)).body['items']

test('a visit keeps why it was rescheduled and what came of it', async () => {
  const path = await recorded()
  const moved = { start: '2027-01-30', reason: 'A strike at the airport' }
  expect(await send('PATCH', path, moved)).toMatchObject({ status: 200, body: { start: '2027-01-30' } })
  expect(await send('POST', `${path}/status`, { status: 'confirmed', reason: 'By telephone' })).toMatchObject(
    {
      status: 200,
    },
  )
  const outcome = { en: 'A memorandum.' }
  const completed = await send('POST', `${path}/status`, {
    status: 'completed',
    reason: 'As planned',
    outcome,
  })
  expect(completed).toMatchObject({ status: 200, body: { status: 'completed', outcome } })
  expect(await changesOf(path)).toMatchObject([
    { type: 'visit.planned' },
    { type: 'visit.rescheduled', reason: 'A strike at the airport' },
    { type: 'visit.confirmed', reason: 'By telephone' },
    { type: 'visit.completed', reason: 'As planned', data: { outcome } },
  ])
})

test('an outcome comes with the completion alone', async () => {
  const path = await recorded()
  const step = { status: 'confirmed', outcome: { en: 'A memorandum.' } }
  expect(await send('POST', `${path}/status`, step)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/outcome' }] },
  })
})

test('a kind in words is listed as other, and needs its words', async () => {
  const path = await recorded({ kind: 'other', kindInWords: { de: 'Richtfest' } })
  const { body } = await registry.send('GET', '/v1/visits?from=2027-01-01&to=2027-12-31&kind=other')
  expect(body['items']).toMatchObject([{ kind: 'other', kindInWords: { de: 'Richtfest' } }])
  expect(await send('PATCH', path, { kindInWords: null })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/kindInWords' }] },
  })
  expect(await send('PATCH', path, { kind: 'banquet', kindInWords: null })).toMatchObject({ status: 200 })
})
