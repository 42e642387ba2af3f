/** Contradictions between linked things are refused; data that looks wrong is recorded with a warning. */
import { Clock } from 'template-runner/clock'
import { istanbul } from '../support/istanbul'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import type { ApiResponse } from '../support/send-request'

const TODAY = '2027-02-01'
const golden = '/v1/books/golden-book'
const guest = {
  name: 'Ada Beispiel',
  office: 'Mayor of Istanbul',
  officeClass: 'partner-city-mayor',
  country: 'TR',
}
const plan = {
  direction: 'incoming',
  kind: 'official-visit',
  start: '2027-02-01',
  venues: ['Rotes Rathaus'],
  occasion: { en: 'A visit' },
  guests: [guest],
}

let registry: LocalRegistry
beforeAll(async () => {
  const clock = new Clock()
  clock.moveTo(Date.parse(`${TODAY}T12:00:00Z`))
  registry = await startLocalRegistry({ clock })
})
afterAll(() => registry.stop())

const post = (path: string, body: object, headers = {}) => registry.send('POST', path, { body, headers })
const record = (fields: object = {}) => post('/v1/visits', { ...plan, ...fields })
const pathOf = ({ headers }: ApiResponse): string => headers.get('location') ?? ''
const visitId = (answer: ApiResponse): string => String(answer.body.id)
const version = async (path: string) => ({
  'if-match': (await registry.send('GET', path)).headers.get('etag') ?? '',
})
const patch = async (path: string, body: object) =>
  registry.send('PATCH', path, { body, headers: await version(path) })
const step = async (path: string, status: string) =>
  post(`${path}/status`, { status, reason: 'because' }, await version(path))
const correct = async (path: string, body: object) =>
  post(`${path}/corrections`, { patch: body, reason: 'misread' }, await version(path))
const sign = (fields: object = {}) =>
  post(`${golden}/entries`, { signedOn: TODAY, signers: [guest], ...fields })

const refusedAt = ({ status, body }: ApiResponse) => [
  status,
  ...((body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer),
]
/** Codes and pointers of the warnings, except `signed-before`, which these tests do not test. */
const warned = ({ body }: ApiResponse) =>
  ((body.warnings ?? []) as { code: string; pointer?: string }[])
    .filter(({ code }) => code !== 'signed-before')
    .map(({ code, pointer = '' }) => `${code} ${pointer}`)

describe('a signing', () => {
  test('of a future day is refused, live, from an archive and by correction', async () => {
    const archive = { origin: 'archive', signedOn: '2027-02-02' }
    expect(refusedAt(await sign({ signedOn: '2099-12-31' }))).toEqual([422, '/signedOn'])
    expect(refusedAt(await sign(archive))).toEqual([422, '/signedOn'])
    const entry = pathOf(await sign({ signedOn: '2027-02' }))
    expect(refusedAt(await correct(entry, { signedOn: '2027-02-02' }))).toEqual([422, '/patch/signedOn'])
    expect(await correct(entry, { signedOn: TODAY })).toMatchObject({ status: 200 })
  })

  test.each(['postponed', 'cancelled', 'void'])(
    'on a visit that is %s is refused with 409',
    async (status) => {
      const visit = await record()
      await step(pathOf(visit), status)
      const refused = await sign({ visitId: visitId(visit) })
      expect(refused).toMatchObject({ status: 409, body: { allowed: [] } })
      expect(refused.body.detail).toContain(status)
      const entry = pathOf(await sign())
      expect(await correct(entry, { visitId: visitId(visit) })).toMatchObject({ status: 409 })
      const archive = await sign({ visitId: visitId(visit), origin: 'archive', signedOn: TODAY })
      expect(archive).toMatchObject({ status: 201 })
    },
  )

  test('takes the visibility of its visit, and gives warnings when it is wider or far from the visit', async () => {
    const visit = await record({ visibility: 'press' })
    const id = visitId(visit)
    expect((await sign()).body.visibility).toBe('internal')
    const taken = await sign({ visitId: id })
    expect([taken.body.visibility, warned(taken)]).toEqual(['press', []])
    const wider = await sign({ visitId: id, visibility: 'public', signedOn: '2027-01' })
    expect(warned(wider)).toEqual(['wider-than-visit /visibility'])
    const entry = pathOf(wider)
    const far = await correct(entry, { signedOn: '2027-01-24' })
    expect(warned(far)).toEqual(['far-from-visit /signedOn'])
    const narrowed = await correct(entry, { visibility: null })
    expect([narrowed.body.visibility, warned(narrowed)]).toEqual(['press', []])
    expect(warned(await sign({ signedOn: '2026' }))).toEqual(['signed-long-ago /signedOn'])
  })

  test('answers the same warnings when its request is repeated', async () => {
    const requested = [
      `${golden}/entries`,
      { signedOn: '1999', signers: [guest] },
      { 'idempotency-key': 'old' },
    ] as const
    const first = await post(...requested)
    const again = await post(...requested)
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true'])
    expect(warned(again)).toEqual(['signed-long-ago /signedOn'])
    expect(await registry.send('GET', pathOf(first))).not.toHaveProperty('body.warnings')
  })
})

describe('a visit', () => {
  test('cannot be completed before its first day', async () => {
    const path = pathOf(await record({ start: '2031-05-01' }))
    await step(path, 'confirmed')
    expect(await step(path, 'completed')).toMatchObject({
      status: 409,
      body: { allowed: ['planned', 'postponed', 'cancelled', 'void'] },
    })
    await patch(path, { start: TODAY })
    expect(await step(path, 'completed')).toMatchObject({ status: 200 })
    expect(refusedAt(await correct(path, { start: '2027-02-02' }))).toEqual([422, '/patch/start'])
    const archive = { origin: 'archive', status: 'completed', start: '2031' }
    expect(refusedAt(await record(archive))).toEqual([422, '/start'])
  })

  test('moves its programme when it is rescheduled, and gives warnings about items outside its days', async () => {
    const programme = [{ on: '2027-03-09', time: '10:00', what: 'Reception' }]
    const hours = { start: '2027-03-09T10:00', end: '2027-03-10T18:00' }
    const recorded = await record({ ...hours, programme, venues: [] })
    expect(warned(recorded)).toEqual([])
    const moved = await patch(pathOf(recorded), { start: '2027-05-11T10:00', end: '2027-05-12T18:00' })
    expect(moved).toMatchObject({ status: 200, body: { programme: [{ on: '2027-05-11', time: '10:00' }] } })
    expect(warned(moved)).toEqual([])
    expect(warned(await patch(pathOf(recorded), { programme }))).toEqual([
      'programme-outside-visit /programme/0/on',
    ])
    expect(warned(await patch(pathOf(recorded), { notes: 'Rain' }))).toEqual([])
  })

  test('gives a warning about times that the clocks skip', async () => {
    expect(warned(await record({ start: '2027-03-28T02:30', venues: [] }))).toEqual(['skipped-hour /start'])
  })

  test('gives a warning about another visit in its venue at overlapping hours', async () => {
    const first = await record({ start: '2027-06-07T10:00', end: '2027-06-09T12:00', venues: ['Wappensaal'] })
    const at = (start: string, fields: object = {}) =>
      record({ start, venues: ['Rathaus', 'WAPPENSAAL'], ...fields })
    const second = await at('2027-06-09T11:30')
    expect(second.body.warnings).toMatchObject([
      { code: 'venue-taken', pointer: '/venues/1', visitId: visitId(first) },
    ])
    expect(warned(await at('2027-06-09T12:30'))).toEqual([])
    expect(warned(await at('2027-06-09'))).toEqual([])
    // 18:45 in Tokyo is 11:45 in Berlin.
    const abroad = await at('2027-06-08T18:45', { timeZone: 'Asia/Tokyo', venues: ['Wappensaal'] })
    expect(warned(abroad)).toEqual(['venue-taken /venues/0'])
    await step(pathOf(first), 'cancelled')
    expect(warned(await patch(pathOf(abroad), { start: '2027-06-08T18:30' }))).toEqual([])
  })

  test('gives warnings about its entries when it is narrowed below them, cancelled or voided', async () => {
    const visit = await record({ visibility: 'public', venues: [] })
    const path = pathOf(visit)
    const { body: entry } = await sign({ visitId: visitId(visit) })
    const narrowed = await patch(path, { visibility: 'press' })
    expect(narrowed.body.warnings).toMatchObject([
      {
        code: 'narrower-than-entry',
        pointer: '/visibility',
        entries: [{ book: 'golden-book', number: entry.number, visibility: 'public' }],
      },
    ])
    expect(warned(await patch(path, { visibility: 'public' }))).toEqual([])
    expect(warned(await step(path, 'cancelled'))).toEqual(['visit-has-entries /status'])
  })
})

describe('a partnership', () => {
  test('refuses a status from before its founding or before the status that it replaces', async () => {
    const { partnership } = istanbul()
    const path = pathOf(await post('/v1/partnerships', partnership))
    const end = async (on: string) =>
      post(`${path}/status`, { status: 'ended', on, reason: 'agreed' }, await version(path))
    expect(refusedAt(await end('1950'))).toEqual([422, '/on'])
    expect(await end('1999')).toMatchObject({ status: 200, body: { statusSince: '1999' } })
    expect(refusedAt(await patch(path, { foundedOn: '2000-01-01' }))).toEqual([422, '/foundedOn'])
    const resume = { status: 'active', on: '1998', reason: 'agreed' }
    expect(refusedAt(await post(`${path}/status`, resume, await version(path)))).toEqual([422, '/on'])
    const other = { city: { en: 'Ankara' }, origin: 'archive', foundedOn: '1989', status: 'ended' }
    expect(refusedAt(await post('/v1/partnerships', { ...other, statusSince: '1950' }))).toEqual([
      422,
      '/statusSince',
    ])
  })

  test('gives warnings about dates in the future', async () => {
    const ahead = { city: { en: 'Utopia' }, country: 'TR', foundedOn: '2030' }
    expect(warned(await post('/v1/partnerships', ahead))).toEqual(['date-ahead /foundedOn'])
  })
})
