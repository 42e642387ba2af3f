/** A notice from its draft to its retraction, by an officer and two people of the press office, and for everybody. */
import type { Notice } from '../../contract/notices/schemas'
import { eventually } from '../support/eventually'
import { startObservedRegistry, type ObservedRegistry } from '../support/registry'
import { sendRequest } from '../support/send-request'
import { pressDeskOf, type PressDesk } from './press-desk'

let registry: ObservedRegistry
let desk: PressDesk

beforeAll(async () => {
  registry = await startObservedRegistry()
  desk = pressDeskOf(registry)
})
afterAll(() => registry.stop())

const idOf = (path: string): string => path.split('/').at(-1) ?? ''
const openPath = (path: string): string => `/v1/notices/${idOf(path)}`
const readOpen = (path: string, accept = '*/*') =>
  sendRequest(registry.url, 'GET', path, { headers: { accept } })
const typesOf = (path: string) =>
  registry
    .events()
    .filter(({ detail }) => detail.subject === `notices/${idOf(path)}`)
    .map(({ detail }) => detail.type)

async function issued(): Promise<string> {
  const path = await desk.compose(await desk.recordVisit())
  await desk.approve(path)
  expect((await desk.as('press', 'POST', `${path}/issue`)).status).toBe(200)
  return path
}

test('is composed by an officer, edited and approved by two people of the press office, and issued', async () => {
  const office = ['officer', 'press', 'second-press'] as const
  const [officer, press, secondPress] = await Promise.all(office.map((member) => desk.person(member)))
  const visit = await desk.recordVisit()
  const path = await desk.compose(visit)
  const draft = (await desk.as('reader', 'GET', path)).body as Notice
  expect(draft).toMatchObject({
    status: 'draft',
    visibility: 'internal',
    writtenBy: officer?.subject,
    version: 1,
  })
  expect(draft.blocks.map(({ part }) => part)).toEqual(['lead', 'quotation', 'background', 'programmes'])

  const edited = await desk.as('press', 'PATCH', path, { headline: 'Istanbuls Bürgermeister in Berlin' })
  expect(edited.body).toMatchObject({ isHeadlineEdited: true, writtenBy: press?.subject })
  expect((await desk.approve(path)).body).toMatchObject({ type: 'urn:golden-book:problem:four-eyes' })

  const approved = await desk.as('second-press', 'POST', `${path}/approval`)
  expect(approved.body).toMatchObject({ status: 'approved', approvedBy: secondPress?.subject })
  expect(approved.body['warnings']).toMatchObject([{ code: 'visit-not-public', visibility: 'press' }])
  expect((await readOpen(openPath(path))).status).toBe(404)

  const answer = await desk.as('press', 'POST', `${path}/issue`)
  expect(answer.body).toMatchObject({ status: 'issued', visibility: 'public', version: 4 })
  const history = (await desk.as('reader', 'GET', `${path}/changes`)).body['items'] as { actorName: string }[]
  expect(history.map(({ actorName }) => actorName)).toEqual(
    [officer, press, secondPress, press].map((person) => person?.name),
  )
})

test('an issued notice is open to everybody, without what the office keeps, and nothing else is', async () => {
  const path = await issued()
  const { status, body, headers } = await readOpen(openPath(path))
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('public, max-age=60')
  expect(headers.get('vary')).toBe('accept')
  for (const field of ['visitId', 'writtenBy', 'approvedBy', 'createdBy', 'stale'])
    expect(body).not.toHaveProperty(field)
  for (const block of body['blocks'] as object[]) expect(block).not.toHaveProperty('facts')
  const list = (await readOpen('/v1/notices')).body['items'] as Notice[]
  expect(list.map(({ id }) => id)).toContain(idOf(path))
  for (const member of ['citizen', 'journalist'] as const) {
    expect((await desk.as(member, 'GET', path, undefined, {})).status).toBe(404)
    expect((await desk.as(member, 'GET', path.replace(/\/[^/]+$/, ''), undefined, {})).status).toBe(404)
  }
  expect((await sendRequest(registry.url, 'GET', '/v1/press-desk', {})).status).toBe(401)
})

test.each([
  ['application/json', 'application/json', ''],
  ['text/plain', 'text/plain; charset=utf-8', '-text'],
  ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8', '-html'],
  ['application/ninjs+json', 'application/ninjs+json', '-ninjs'],
])('answers Accept: %s', async (accept, type, suffix) => {
  const path = openPath(await issued())
  const { status, headers, text } = await readOpen(path, accept)
  expect([status, headers.get('content-type')]).toEqual([200, type])
  expect(headers.get('etag')).toBe(`"3${suffix}"`)
  expect(text).toContain('İmamoğlu')
  const again = await sendRequest(registry.url, 'GET', path, {
    headers: { accept, 'if-none-match': headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('refuses a form that it does not have, and names those that it has', async () => {
  const { status, text } = await readOpen(openPath(await issued()), 'application/pdf')
  expect(status).toBe(406)
  expect(text).toContain('text/html')
})

test('is in the Atom feed, newest first', async () => {
  const path = await issued()
  const { status, headers, text } = await readOpen('/v1/notices.atom')
  expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml'])
  const first = /<id>urn:uuid:([^<]+)<\/id>/.exec(text.slice(text.indexOf('<entry')))?.[1]
  expect(first).toBe(idOf(path))
})

test('is corrected with what was wrong, and retracted with a reason that stays inside', async () => {
  const path = await issued()
  const correction = { headline: 'Richtig', correction: 'Der Titel war falsch.' }
  expect((await desk.as('press', 'POST', `${path}/correction`, correction)).body).toMatchObject({
    status: 'corrected',
    ...correction,
  })
  expect((await readOpen(openPath(path))).body).toMatchObject(correction)
  const reason = 'Der Besuch fand nicht statt.'
  expect((await desk.as('press', 'POST', `${path}/retraction`, { reason })).body).toMatchObject({
    status: 'retracted',
    statusReason: reason,
  })
  expect((await readOpen(openPath(path))).status).toBe(404)
  expect((await readOpen('/v1/notices.atom')).text).not.toContain(idOf(path))
  await eventually(() =>
    expect(typesOf(path)).toEqual([
      'notice.drafted',
      'notice.approved',
      'notice.issued',
      'notice.corrected',
      'notice.retracted',
    ]),
  )
})

test('refuses the words of an office field, and those of a draft statement', async () => {
  const statements = [{ speaker: 'Kai Wegner', text: 'Noch nicht freigegeben.', language: 'de' }]
  const visit = await desk.recordVisit({ notes: 'Ankunft durch den Hof', statements })
  const path = await desk.compose(visit)
  for (const text of ['Die Ankunft durch den Hof ist sicher.', '„Noch nicht freigegeben.“']) {
    const { status, body } = await desk.as('press', 'PATCH', path, { blocks: [{ text }] })
    expect([status, body['type']]).toEqual([409, 'urn:golden-book:problem:confidential'])
    expect(body['errors']).toMatchObject([{ pointer: '/blocks/0' }])
  }
  const { blocks } = (await desk.as('press', 'GET', path)).body as Notice
  expect(JSON.stringify(blocks)).not.toMatch(/Hof|freigegeben/)
})

test('a recomposition follows the record, and shows edited blocks beside what they would be', async () => {
  const visit = await desk.recordVisit()
  const path = await desk.compose(visit)
  const { blocks } = (await desk.as('press', 'GET', path)).body as Notice
  const sent = blocks.map(({ part, heading, text }) => ({
    part,
    heading,
    text: part === 'lead' ? 'Meine Worte.' : text,
  }))
  await desk.as('press', 'PATCH', path, { blocks: sent })
  await desk.as('officer', 'PATCH', visit, { venues: ['Schloss Bellevue'] })
  const { body } = await desk.as('press', 'POST', `${path}/recomposition`)
  const { blocks: after, proposals } = body as unknown as Notice & {
    proposals: { composed: { text: string } }[]
  }
  expect(after[0]).toMatchObject({ text: 'Meine Worte.', isEdited: true })
  expect(
    after[0]?.facts?.every(({ subject, sequence }) => !subject.startsWith('visits/') || sequence === 2),
  ).toBe(true)
  expect(proposals[0]?.composed.text).toContain('Schloss Bellevue')
})

test.each(['postponed', 'cancelled'])(
  'a visit that is %s has no notice until it is reinstated',
  async (status) => {
    const visit = await desk.recordVisit()
    const step = (to: string) =>
      desk.as('officer', 'POST', `${visit}/status`, { status: to, reason: 'A strike' })
    const compose = () => desk.as('officer', 'POST', `${visit}/notices`, { kind: 'notice' })
    await step(status)
    const { status: answered, body } = await compose()
    expect([answered, body['allowed']]).toEqual([409, []])
    await step('planned')
    expect(await compose()).toMatchObject({ status: 201 })
  },
)

test('a notice stays stale when its visit is postponed and then reinstated, until it is composed again', async () => {
  const visit = await desk.recordVisit()
  const notice = await desk.compose(visit)
  await desk.approve(notice)
  const step = (status: string) =>
    desk.as('officer', 'POST', `${visit}/status`, { status, reason: 'A strike' })
  await step('postponed')
  await eventually(async () =>
    expect((await desk.as('press', 'GET', notice)).body['stale']).toMatchObject([{ pointer: '/status' }]),
  )
  await step('confirmed')
  expect(await desk.as('press', 'POST', `${notice}/issue`)).toMatchObject({ status: 409 })
  await desk.as('officer', 'POST', `${notice}/recomposition`)
  await desk.approve(notice)
  expect(await desk.as('press', 'POST', `${notice}/issue`)).toMatchObject({ status: 200 })
})

test('after the answer to a change, a notice with the old fact is never issued', async () => {
  const visit = await desk.recordVisit()
  const notice = await desk.compose(visit)
  await desk.approve(notice)
  await desk.as('officer', 'PATCH', visit, { venues: ['Schloss Bellevue'] })
  const { status, body } = await desk.as('press', 'POST', `${notice}/issue`)
  expect([status, body['type']]).toEqual([409, 'urn:golden-book:problem:stale-facts'])
})
