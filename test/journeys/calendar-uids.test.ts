/** The UIDs of events: those of two installations in one calendar program, and those of one installation over time. */
import { istanbul } from '../support/istanbul'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { temporaryFolder } from '../support/temporary-folder'
import { calendarClient, eventsIn, propertiesIn } from './calendar-client'

const folder = temporaryFolder()
let first: LocalRegistry
let second: LocalRegistry

beforeAll(async () => {
  first = await startLocalRegistry({ data: folder.path })
  second = await startLocalRegistry()
})
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()])
  folder.remove()
})

const appointment = { kind: 'photo', accreditationUntil: '2024-06-18T12:00' }
const DAYS = 'from=2024-01-01&to=2025-12-31'

/** Records what two cities may both have: a partnership, with its jubilees, and a visit with a deadline for the press. */
async function record(registry: LocalRegistry): Promise<string> {
  const { post, plan, makeFeed } = calendarClient(() => registry)
  await post('/v1/partnerships', istanbul().partnership)
  await plan('Delegation', { start: new Date().toISOString().slice(0, 10), appointment })
  return (await makeFeed({ clearance: 'internal' })).path
}

test('the events of two installations have different UIDs', async () => {
  const feeds = await Promise.all([first, second].map(async (each) => each.send('GET', await record(each))))
  const [ours, theirs] = feeds.map((feed) => propertiesIn(feed, 'uid'))
  expect(ours?.length).toBeGreaterThan(4)
  expect(theirs).toHaveLength(ours!.length)
  const uids = feeds.flatMap((feed) => propertiesIn(feed, 'uid'))
  expect(new Set(uids).size).toBe(feeds.flatMap(eventsIn).length)
  for (const uid of uids) expect(uid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
})

test('an event keeps its UID in every calendar, after a change and in a later run of the same data', async () => {
  const { plan } = calendarClient(() => first)
  const { id } = await plan('Empfang', { start: '2024-06-19', appointment })
  const uids = async () => propertiesIn(await first.send('GET', `/v1/calendar.ics?${DAYS}`), 'uid')
  const before = await uids()
  expect(before.length).toBeGreaterThan(3)
  await first.send('PATCH', `/v1/visits/${id}`, {
    body: { start: '2024-06-20', kind: 'delegation' },
    headers: { 'if-match': '"1"' },
  })
  expect(await uids()).toEqual(before)
  await first.stop()
  first = await startLocalRegistry({ data: folder.path })
  expect(await uids()).toEqual(before)
})
