/** Every sentence with which the API refuses what an officer can send is known in German. */
import { inGerman } from '../../../web/words/messages'
import { startLocalRegistry, type LocalRegistry } from '../../support/local-registry'
import type { ApiResponse } from '../../support/send-request'
import { sentencesOf } from './sentences'

const guest = { name: 'A', office: 'Mayor', officeClass: 'mayor', country: 'TR' }
const visit = {
  direction: 'incoming',
  kind: 'official-visit',
  start: '2020-06-19',
  occasion: { de: 'Besuch' },
  guests: [guest],
}
const partnership = { city: { en: 'Istanbul' }, country: 'TR', kind: 'partnership', foundedOn: '1989-11-17' }
const signer = { ...guest, officeClass: 'head-of-state', role: 'principal' }
const entry = { signedOn: '2020-06-19', signers: [signer], occasion: { de: 'Besuch' }, place: 'Rathaus' }
const times = (count: number, value: unknown) => Array.from({ length: count }, () => value)

/** What the API refuses: the path, and the body of a POST. */
const REFUSED: readonly (readonly [path: string, body: unknown])[] = [
  ['visits', {}],
  ['visits', { ...visit, direction: 'up', kind: 'x', visibility: 'x', color: 'red', origin: 'x' }],
  ['visits', { ...visit, start: '2020-02-31', end: 'soon', timeZone: 'Berlin', occasion: {} }],
  [
    'visits',
    { ...visit, start: 5, venues: ['\u0000', '', 'a'.repeat(301), 'a\u202eb', `a${'\u0301'.repeat(31)}`] },
  ],
  [
    'visits',
    { ...visit, occasion: { German: 'a', de: '' }, outcome: { de: '\u0000' }, notes: 7, sources: 'none' },
  ],
  ['visits', { ...visit, guests: [], hosts: times(31, guest) }],
  ['visits', { ...visit, guests: times(20, guest), hosts: times(20, guest) }],
  [
    'visits',
    { ...visit, guests: [{ ...guest, country: 'XX', officeClass: 'x', personId: 'A B', kind: 'x' }] },
  ],
  ['visits', { ...visit, guests: [{ ...guest, country: 'DD' }] }],
  ['visits', { ...visit, guests: [{ ...guest, name: undefined, personId: 'a' }] }],
  ['visits', { ...visit, end: '2020-06-18' }],
  ['visits', { ...visit, end: '2021-06-18' }],
  ['visits', { ...visit, appointment: { kind: 'photo', accreditationUntil: '2020-06-20' } }],
  ['visits', { ...visit, end: visit.start, appointment: { kind: 'pool', accreditationUntil: '2021' } }],
  ['visits', { ...visit, appointment: { kind: 'x', accreditationUntil: 'soon' } }],
  ['visits', { ...visit, partnershipId: 'nowhere', anniversary: { anniversaryId: 'nothing', ordinal: 1 } }],
  ['visits', { ...visit, partOf: '00000000-0000-7000-8000-000000000000' }],
  ['visits', { ...visit, partOf: 'x', city: { de: '' } }],
  ['visits', { ...visit, anniversary: { anniversaryId: 'nothing', ordinal: 0 } }],
  ['visits', { ...visit, anniversary: { anniversaryId: 'nothing', ordinal: 10_000 } }],
  ['visits', { ...visit, anniversary: { anniversaryId: 'nothing', ordinal: 'many' } }],
  [
    'visits',
    { ...visit, programme: [{ on: '2020', time: '25:00', what: '' }], statements: [{ language: 'German' }] },
  ],
  ['visits', { ...visit, sources: [{ url: 'x', evidence: 'x' }, { url: 'https://a:b@example.org/' }] }],
  ['visits', { ...visit, kind: 'other' }],
  ['visits', { ...visit, kindInWords: { de: 'Richtfest' } }],
  ['visits', { ...visit, sources: [{}, { reference: 'https://example.org/' }] }],
  ['visits', { ...visit, sources: [{ url: 'https://example.org/', reference: 'LAB' }] }],
  ['visits', { ...visit, origin: 'archive', guests: [{}] }],
  ['visits', { ...visit, origin: 'archive', status: 'completed', start: '2999' }],
  ['partnerships', {}],
  ['partnerships', { ...partnership, foundedOn: 'long ago', predecessor: { date: '2000' } }],
  ['partnerships', { ...partnership, status: 'ended', statusSince: '1900' }],
  [
    'partnerships',
    { ...partnership, programmes: times(2, { id: 'a', name: { de: 'A' }, field: 'culture' }) },
  ],
  ['anniversaries', {}],
  ['anniversaries', { id: 'partnership-a', title: { de: 'A' }, kind: 'historic', originOn: '1913-01-01' }],
  ['anniversaries', { title: { de: '!' }, kind: 'historic', originOn: '1913' }],
  ['books/golden-book/entries', {}],
  ['books/golden-book/entries', { ...entry, signers: [{ ...signer, officeClass: 'mayor' }] }],
  ['books/golden-book/entries', { ...entry, signers: [{ ...signer, role: 'companion' }] }],
  ['books/golden-book/entries', { ...entry, signers: [{ ...signer, name: 'N.N.' }] }],
  ['books/golden-book/entries', { ...entry, signedOn: '2999-01-01' }],
  ['books/golden-book/entries', { ...entry, visitId: '00000000-0000-7000-8000-000000000000' }],
  ['books/golden-book/entries', { ...entry, visitId: 'x' }],
  ['books/golden-book/entries', { ...entry, origin: 'archive', page: 3 }],
  ['books/guest-book/entries', { ...entry, origin: 'archive', volume: 2, page: 900 }],
  ['books/no-book/entries', entry],
  ['books/golden-book/volumes', { number: 7 }],
  ['books/golden-book/volumes', { capacity: 5, nextPage: 9 }],
  ['subscriptions', {}],
  ['subscriptions', { url: 'http://example.org', clearance: 'x', partnershipIds: ['nowhere'] }],
  ['subscriptions', { url: 'https://a:b@example.org:8443/ x' }],
  ['calendar-feeds', { clearance: 'x' }],
]

describe('the sentences of the API', () => {
  let registry: LocalRegistry
  const etagOf = async (path: string) => (await registry.send('GET', `/v1/${path}`)).headers.get('etag') ?? ''
  const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    await registry.send('POST', `/v1/${path}`, { body, headers })

  beforeAll(async () => {
    registry = await startLocalRegistry()
  })
  afterAll(() => registry.stop())

  /** Refused are also steps and changes, for which a thing must be there first. */
  async function refusedChanges(): Promise<ApiResponse[]> {
    const { body: planned } = await post('visits', { ...visit, externalId: 'a' })
    const path = `visits/${String(planned['id'])}`
    const step = async (status: string, reason?: string) =>
      await post(`${path}/status`, { status, reason }, { 'if-match': await etagOf(path) })
    const patch = async (body: unknown, etag?: string) =>
      await registry.send('PATCH', `/v1/${path}`, {
        body,
        headers: etag === undefined ? {} : { 'if-match': etag },
      })
    const answers = [
      await post('visits', { ...visit, externalId: 'a' }),
      await step('completed'),
      await step('cancelled'),
      await step('postponed'),
      await post(
        `${path}/status`,
        { status: 'confirmed', outcome: { de: 'x' } },
        { 'if-match': await etagOf(path) },
      ),
      await patch({ notes: 'x' }),
      await patch({ notes: 'x' }, '"99"'),
      await patch({}, await etagOf(path)),
      await patch({ start: null }, await etagOf(path)),
      await post(
        `${path}/corrections`,
        { patch: { notes: 'x' }, reason: 'x' },
        { 'if-match': await etagOf(path) },
      ),
    ]
    await step('postponed', 'A strike')
    answers.push(
      await step('planned'),
      await step('completed', 'x'),
      await post('books/golden-book/entries', { ...entry, visitId: planned['id'] }),
    )
    await step('planned', 'The strike is off')
    await step('cancelled', 'Illness')
    answers.push(
      await step('confirmed'),
      await patch({ notes: 'x' }, await etagOf(path)),
      await post('books/golden-book/entries', { ...entry, visitId: planned['id'] }),
    )
    await step('void', 'A mistake')
    answers.push(await patch({ notes: 'x' }, await etagOf(path)))
    answers.push(...(await refusedStops(String(planned['id']))))
    const { body: future } = await post('visits', { ...visit, start: '2999-01-01' })
    const later = `visits/${String(future['id'])}`
    await post(`${later}/status`, { status: 'confirmed' }, { 'if-match': await etagOf(later) })
    answers.push(await post(`${later}/status`, { status: 'completed' }, { 'if-match': await etagOf(later) }))
    const key = { 'idempotency-key': 'once' }
    await post('visits', visit, key)
    answers.push(await post('visits', { ...visit, notes: 'x' }, key))
    answers.push(await registry.send('GET', '/v1/visits?from=2020-02-01&to=2020-01-01&limit=x&cursor=x'))
    return answers
  }

  async function completed(planned: object) {
    const path = `visits/${String((await post('visits', planned)).body['id'])}`
    await post(`${path}/status`, { status: 'confirmed' }, { 'if-match': '*' })
    return (await post(`${path}/status`, { status: 'completed' }, { 'if-match': '*' })).body
  }

  /** What cannot be a stop, or have stops. */
  async function refusedStops(voidVisit: string): Promise<ApiResponse[]> {
    const [trip, other] = [(await post('visits', visit)).body, (await post('visits', visit)).body]
    const { body: stop } = await post('visits', { ...visit, partOf: trip['id'] })
    const join = async (id: unknown, partOf: unknown) =>
      await registry.send('PATCH', `/v1/visits/${String(id)}`, {
        body: { partOf },
        headers: { 'if-match': await etagOf(`visits/${String(id)}`) },
      })
    return [
      await post('visits', { ...visit, partOf: voidVisit }),
      await join(other['id'], other['id']),
      await join(other['id'], stop['id']),
      await join(trip['id'], other['id']),
    ]
  }

  /** A visit with an entry that is postponed, and reinstated after its last day. */
  async function steppedBack(id: string) {
    const path = `visits/${id}`
    const step = async (status: string) =>
      (await post(`${path}/status`, { status, reason: 'x' }, { 'if-match': '*' })).body
    await registry.send('PATCH', `/v1/${path}`, {
      body: { start: '2020-03-31' },
      headers: { 'if-match': '*' },
    })
    return [await step('postponed'), await step('planned')]
  }

  /** A trip that is moved away from its stop, and cancelled. */
  async function movedTrip() {
    const { body: trip } = await post('visits', visit)
    const path = `visits/${String(trip['id'])}`
    const { body: stop } = await post('visits', { ...visit, start: '2020-06-20', partOf: trip['id'] })
    const { body: moved } = await registry.send('PATCH', `/v1/${path}`, {
      body: { start: '2020-06-18' },
      headers: { 'if-match': '*' },
    })
    const off = { status: 'cancelled', reason: 'A strike' }
    const { body: cancelled } = await post(`${path}/status`, off, { 'if-match': '*' })
    return [stop, moved, cancelled]
  }

  test('are all known in German', async () => {
    await post('books/guest-book/volumes', { capacity: 300 }, { 'if-match': '*' })
    const bodies = await Promise.all(REFUSED.map(([path, body]) => post(path, body)))
    const changes = await refusedChanges()
    const refused = [...bodies, ...changes]
    expect(refused.filter(({ status }) => status < 400 || status >= 500).map(({ body }) => body)).toEqual([])
    const sentences = [...new Set(refused.flatMap(sentencesOf))]
    expect(sentences.length).toBeGreaterThan(60)
    expect(sentences.filter((sentence) => inGerman(sentence) === undefined)).toEqual([])
  })

  test('are known as warnings as well', async () => {
    const { body: first } = await post('visits', { ...visit, start: '2030-03-31T02:30', venues: ['Hall'] })
    const { body: second } = await post('visits', {
      ...visit,
      start: '2030-03-31T02:30',
      venues: ['Hall'],
      programme: [{ on: '2030-04-09', what: 'Late' }],
    })
    await post('books/golden-book/entries', { ...entry, visitId: first['id'] })
    const { body: again } = await post('books/golden-book/entries', {
      ...entry,
      signedOn: '2020-01-01',
      visitId: first['id'],
      visibility: 'public',
    })
    const { body: alone } = await post('books/golden-book/entries', { ...entry, signedOn: '2020-01-01' })
    const { body: early } = await post('partnerships', { ...partnership, foundedOn: '2999' })
    const warned = [
      first,
      second,
      again,
      alone,
      early,
      ...(await steppedBack(String(first['id']))),
      ...(await movedTrip()),
      await completed({
        ...visit,
        guests: [{ ...guest, name: undefined }],
        hosts: [{ ...guest, name: 'N.N.' }],
      }),
    ]
    const warnings = warned.flatMap(({ warnings: all = [] }) => all as { code: string; message: string }[])
    expect(warnings.length).toBeGreaterThan(11)
    expect(new Set(warnings.map(({ code }) => code)).size).toBeGreaterThan(9)
    expect(warnings.map(({ message }) => message).filter((each) => inGerman(each) === undefined)).toEqual([])
  })
})
