/** Every sentence with which the API refuses what officers and the press office do with notices is known in German. */
import { inGerman } from '../../../web/words/messages'
import { istanbul } from '../../support/istanbul'
import { startLocalRegistry, type LocalRegistry } from '../../support/local-registry'
import type { ApiResponse } from '../../support/send-request'
import { sentencesOf } from './sentences'

const NOTES = 'Der Gast reist mit dem Wagen der Botschaft.'
const LATER = '2999-01-01T10:00Z'

let registry: LocalRegistry
let secondToken: string

beforeAll(async () => {
  registry = await startLocalRegistry()
  const scope = 'golden-book/read golden-book/write golden-book/press'
  secondToken = await registry.run.issuer.mint({ subject: 'second', scope })
  await post('partnerships', istanbul().partnership)
})
afterAll(() => registry.stop())

const ANY_VERSION = { 'if-match': '*' }

const post = async (path: string, body?: object, token?: string): Promise<ApiResponse> =>
  await registry.send('POST', `/v1/${path}`, {
    headers: ANY_VERSION,
    ...(body && { body }),
    ...(token !== undefined && { token }),
  })
const patch = async (path: string, body: object): Promise<ApiResponse> =>
  await registry.send('PATCH', `/v1/${path}`, { body, headers: ANY_VERSION })

const recordVisit = async (fields: object = {}): Promise<string> => {
  const { visit } = istanbul()
  const { body } = await post('visits', {
    ...visit,
    externalId: undefined,
    statements: [],
    notes: NOTES,
    ...fields,
  })
  return `visits/${String(body['id'])}`
}

async function compose(visit: string, fields: object = {}): Promise<string> {
  const { body } = await post(`${visit}/notices`, { kind: 'notice', ...fields })
  return `${visit}/notices/${String(body['id'])}`
}

/** Bodies that no notice takes. */
async function refusedBodies(visit: string): Promise<ApiResponse[]> {
  const notice = await compose(visit)
  const fact = { subject: visit, sequence: 1, pointer: '/start' }
  const stating = (change: object) => ({ blocks: [{ text: 'Text', facts: [{ ...fact, ...change }] }] })
  const contact = { name: '', telephone: 'a\u0000', url: 'x' }
  return [
    ...(await Promise.all(
      [
        {},
        { kind: 'invitation' },
        { kind: 'statement' },
        { kind: 'x', language: 'fr', embargoedUntil: '2026-11-17T10:00', contacts: [contact] },
        { kind: 'notice', embargoedUntil: '2026-02-31T10:00Z' },
      ].map((body) => post(`${visit}/notices`, body)),
    )),
    ...(await Promise.all(
      [
        {},
        { headline: NOTES, blocks: [{ text: NOTES }] },
        { headline: '', blocks: [] },
        { blocks: [{ text: '', heading: '\u0000', part: 'x', language: 'German' }] },
        stating({ subject: 'people/nobody' }),
        stating({ subject: 'partnerships/nowhere' }),
        stating({ sequence: 99 }),
        stating({ pointer: '/guests' }),
        stating({ pointer: '/notes' }),
        stating({ pointer: 'start', sequence: 0 }),
      ].map((body) => patch(notice, body)),
    )),
  ]
}

/** Steps that are not allowed. */
async function refusedSteps(visit: string): Promise<ApiResponse[]> {
  const draft = await compose(visit)
  const embargoed = await compose(visit, { embargoedUntil: LATER })
  await post(`${embargoed}/approval`, undefined, secondToken)
  const issued = await compose(visit)
  await post(`${issued}/approval`, undefined, secondToken)
  const answers = [
    await post(`${draft}/approval`),
    await post(`${draft}/issue`),
    await post(`${draft}/retraction`, { reason: 'x' }),
    await post(`${draft}/retraction`, {}),
    await post(`${draft}/correction`, { correction: 'x' }),
    await post(`${embargoed}/issue`),
    await post(`${issued}/approval`),
  ]
  await post(`${issued}/issue`)
  answers.push(await patch(issued, { headline: 'x' }), await post(`${issued}/recomposition`))
  answers.push(await post(`${issued}/correction`, {}))
  await post(`${issued}/retraction`, { reason: 'x' })
  answers.push(await post(`${issued}/retraction`, { reason: 'x' }))
  await patch(visit, { venues: ['Schloss Bellevue'] })
  answers.push(await post(`${draft}/approval`, undefined, secondToken))
  await post(`${visit}/status`, { status: 'cancelled', reason: 'x' })
  answers.push(await post(`${visit}/notices`, { kind: 'notice' }), await post(`${draft}/recomposition`))
  return answers
}

test('the refusals of notices', async () => {
  const refused = [
    ...(await refusedBodies(await recordVisit())),
    ...(await refusedSteps(await recordVisit())),
  ]
  expect(refused.filter(({ status }) => status < 400 || status >= 500).map(({ body }) => body)).toEqual([])
  const types = refused.map(({ body }) => String(body['type']).split(':').at(-1))
  expect(new Set(types)).toEqual(
    new Set(['confidential', 'forbidden-step', 'four-eyes', 'invalid', 'stale-facts']),
  )
  const sentences = [...new Set(refused.flatMap(sentencesOf))]
  expect(sentences.length).toBeGreaterThan(30)
  expect(sentences.filter((sentence) => inGerman(sentence) === undefined)).toEqual([])
})

test('the warning that the visit of a notice is not public', async () => {
  for (const visibility of ['press', 'internal']) {
    const notice = await compose(await recordVisit({ visibility }))
    const { body } = await post(`${notice}/approval`, undefined, secondToken)
    const warnings = body['warnings'] as { message: string }[]
    expect(warnings.map(({ message }) => inGerman(message))).toEqual([
      expect.stringContaining('Veröffentlicht werden nur die Worte der Mitteilung.'),
    ])
  }
})

test('the refusals of an appointment for the press', async () => {
  const { visit } = istanbul()
  const appointment = (kind: string, accreditationUntil: string) =>
    post('visits', {
      ...visit,
      externalId: undefined,
      start: '2030-06-19T10:00',
      appointment: { kind, accreditationUntil },
    })
  const refused = await Promise.all([
    appointment('photo', '2030-06-20T10:00'),
    appointment('x', 'soon'),
    appointment('photo', '2030-13'),
  ])
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422])
  expect(refused.flatMap(sentencesOf).filter((sentence) => inGerman(sentence) === undefined)).toEqual([])
})
