/** The calendar of a range of days, with a token. */
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import { calendarClient, eventsIn, propertiesIn } from './calendar-client'

let registry: Registry
const { post, open, plan } = calendarClient(() => registry)

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

describe('GET /v1/calendar.ics', () => {
  beforeAll(async () => {
    await post('/v1/partnerships', istanbul().partnership)
    const hours = { start: '2024-06-19T10:00', end: '2024-06-19T12:00' }
    await post('/v1/visits', { ...istanbul().visit, ...hours })
    await plan('Im Juni', { start: '2024-06-05', kind: 'delegation', visibility: 'internal' })
    await plan('Irgendwann im Juni', { start: '2024-06' })
    await plan('Langer Besuch', { start: '2024-06-30', end: '2024-07-02' })
    await plan('Später', { start: '2024-07-03' })
  })

  const june = '/v1/calendar.ics?from=2024-06-01&to=2024-06-30'

  test('lists the visits of these days as text/calendar, without those of an unknown day', async () => {
    const answered = await registry.send('GET', june)
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    expect(propertiesIn(answered)).toEqual([
      'Im Juni',
      '35 Jahre Städtepartnerschaft Berlin-Istanbul',
      'Langer Besuch',
    ])
    expect(propertiesIn(answered, 'dtstart')).toEqual(['2024-06-05', '2024-06-19T10:00:00', '2024-06-30'])
    expect(answered.text.match(/^TZID:.*$/gm)).toEqual(['TZID:Europe/Berlin'])
  })

  test('lists the occurrences of anniversaries with their version as SEQUENCE', async () => {
    const answered = await registry.send('GET', '/v1/calendar.ics?from=2024-11-01&to=2025-11-30')
    expect(propertiesIn(answered)).toEqual(['Istanbul – 35 Jahre', 'Istanbul – 36 Jahre'])
    expect(propertiesIn(answered, 'sequence')).toEqual(['1', '1'])
  })

  test('filters visits and anniversaries by kind', async () => {
    const of = async (kinds: string) =>
      propertiesIn(
        await registry.send('GET', `/v1/calendar.ics?from=2024-06-01&to=2024-12-31&kinds=${kinds}`),
      )
    expect(await of('delegation')).toEqual(['Im Juni'])
    expect(await of('partnership')).toEqual(['Istanbul – 35 Jahre'])
    expect(await of('delegation,partnership')).toEqual(['Im Juni', 'Istanbul – 35 Jahre'])
    expect(await of('historic')).toEqual([])
  })

  test('uses the requested language', async () => {
    const answered = await registry.send('GET', '/v1/calendar.ics?from=2024-11-01&to=2024-11-30&lang=en')
    expect(propertiesIn(answered)).toEqual(['Istanbul – 35 years'])
    expect(answered.text).toContain('X-WR-CALNAME:Protocol\r\n')
  })

  test('shows a cancelled visit with the same UID and the next SEQUENCE', async () => {
    const { id } = await plan('Verschobenes', { start: '2024-08-01' })
    const august = '/v1/calendar.ics?from=2024-08-01&to=2024-08-31'
    const [uid] = propertiesIn(await registry.send('GET', august), 'uid')
    const reason = 'illness'
    await post(`/v1/visits/${id}/status`, { status: 'cancelled', reason }, { 'if-match': '"1"' })
    const answered = await registry.send('GET', august)
    expect([
      propertiesIn(answered, 'uid'),
      propertiesIn(answered, 'status'),
      propertiesIn(answered, 'sequence'),
      propertiesIn(answered),
    ]).toEqual([[uid], ['CANCELLED'], ['2'], ['Abgesagt: Verschobenes']])
    expect(answered.text).not.toContain(reason)
  })

  test('lists more visits than a page of a list', async () => {
    await Promise.all(
      Array.from({ length: 130 }, (_, index) => plan(`Empfang ${index}`, { start: '2025-01-15' })),
    )
    const answered = await registry.send('GET', '/v1/calendar.ics?from=2025-01-01&to=2025-01-31')
    expect(new Set(propertiesIn(answered)).size).toBe(130)
    expect(eventsIn(answered)).toHaveLength(130)
  })

  test('escapes line breaks and punctuation of occasions and venues', async () => {
    const occasion = 'Besuch\r\nBEGIN:VEVENT\r\nUID:forged\r\nEND:VEVENT'
    await plan(occasion, { start: '2023-05-05', venues: ['a; b, c\\n'] })
    const answered = await registry.send('GET', '/v1/calendar.ics?from=2023-05-05&to=2023-05-05')
    expect(propertiesIn(answered)).toEqual([occasion.replaceAll('\r\n', ' ')])
    expect(propertiesIn(answered, 'location')).toEqual(['a; b, c\\n'])
  })

  test.each([
    ['without its days', '/v1/calendar.ics', 400],
    ['of more than three years', '/v1/calendar.ics?from=2024-01-01&to=2027-01-02', 400],
    ['that ends before it begins', '/v1/calendar.ics?from=2024-01-02&to=2024-01-01', 400],
    ['of unknown kinds', '/v1/calendar.ics?from=2024-01-01&to=2024-01-02&kinds=party', 400],
    ['of three years', '/v1/calendar.ics?from=2021-01-01&to=2024-01-01', 200],
  ])('answers a calendar %s with its status', async (_what, path, status) => {
    expect((await registry.send('GET', path)).status).toBe(status)
  })

  test('names a wrong kind and the allowed ones', async () => {
    const answer = await registry.send('GET', `${june}&kinds=delegation,visits`)
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/kinds/1' }] } })
    const [fault] = answer.body['errors'] as { message: string }[]
    expect(fault?.message).toMatch(/^must be one of .*delegation, .*partnership.*, not "visits"$/)
  })

  test('answers HEAD, and 304 to a conditional GET', async () => {
    const { headers } = await registry.send('HEAD', june)
    const etag = headers.get('etag') ?? ''
    const answer = await registry.send('GET', june, { headers: { 'if-none-match': etag } })
    expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', etag])
    expect((await registry.send('GET', june, { headers: { 'if-match': '"other"' } })).status).toBe(412)
  })

  test('needs a token, and a client that accepts text/calendar', async () => {
    expect((await open(june)).status).toBe(401)
    const accepting = (accept: string) => registry.send('GET', june, { headers: { accept } })
    expect((await accepting('text/calendar')).status).toBe(200)
    expect((await accepting('application/json')).status).toBe(406)
  })
})
