/** Every sentence with which the API refuses what an officer can send is known in German. */
import { inGerman } from '../../../web/words/messages'
import { startLocalRegistry, type LocalRegistry } from '../../support/local-registry'
import type { ApiResponse } from '../../support/send-request'
import { entry, guest, partnership, REFUSED, visit } from './refused-requests'
import { sentencesOf } from './sentences'

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
