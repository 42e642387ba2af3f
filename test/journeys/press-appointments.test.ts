/** The appointment for the press of a visit, by every way out: for readers of the clearance `press` or higher. */
import type { Clearance } from '../../contract/things'
import { startRegistry, type Registry } from '../support/registry'
import { calendarClient, propertiesIn } from './calendar-client'
import { readerOf } from './confidentiality/readers'

const CLEARANCES = ['public', 'press', 'internal'] as const satisfies readonly Clearance[]
const appointment = { kind: 'photo', accreditationUntil: '2024-06-18T12:00' }
const june = '/v1/calendar.ics?from=2024-06-01&to=2024-06-30'

let registry: Registry
let visitId: string
const { plan, makeFeed, open } = calendarClient(() => registry)

beforeAll(async () => {
  registry = await startRegistry()
  const { id } = await plan('Öffentlich', { start: '2024-06-19', visibility: 'public', appointment })
  visitId = id
  await plan('Presse', { start: '2024-06-20', visibility: 'press', appointment })
  await plan('Intern', { start: '2024-06-21', visibility: 'internal', appointment })
  const start = new Date(Date.now() + 864_000_000).toISOString().slice(0, 10)
  await plan('Bald', {
    kind: 'conference',
    start,
    visibility: 'public',
    appointment: { kind: 'pool', accreditationUntil: start },
  })
})
afterAll(() => registry.stop())

const sentTo = async (clearance: Clearance, path: string) => {
  const { token } = await readerOf(registry, clearance)
  return await registry.send('GET', path, { token })
}

const EVENTS: Readonly<Record<Clearance, readonly string[]>> = {
  public: ['Öffentlich'],
  press: ['Öffentlich', 'Akkreditierungsschluss: Öffentlich', 'Presse', 'Akkreditierungsschluss: Presse'],
  internal: [
    'Öffentlich',
    'Akkreditierungsschluss: Öffentlich',
    'Presse',
    'Akkreditierungsschluss: Presse',
    'Intern',
    'Akkreditierungsschluss: Intern',
  ],
}

describe.each(CLEARANCES)('a reader of the clearance %s', (clearance) => {
  test('reads the appointment of a public visit only from the clearance press on', async () => {
    const expected = clearance === 'public' ? undefined : appointment
    const { body } = await sentTo(clearance, `/v1/visits/${visitId}`)
    expect(body['appointment']).toEqual(expected)
    const { body: list } = await sentTo(clearance, '/v1/visits?from=2024-06-19&to=2024-06-19')
    expect((list['items'] as { appointment?: object }[]).map((visit) => visit.appointment)).toEqual([
      expected,
    ])
  })

  test('finds the deadlines in the calendar only from the clearance press on', async () => {
    const calendar = await sentTo(clearance, june)
    expect(propertiesIn(calendar)).toEqual(EVENTS[clearance])
    const words = calendar.text.match(/Pressetermin: Foto\. Akkreditierung bis/g) ?? []
    expect(words).toHaveLength(EVENTS[clearance].length === 1 ? 0 : EVENTS[clearance].length)
  })
})

test.each([
  ['public', []],
  ['press', ['Akkreditierungsschluss: Bald']],
  ['internal', ['Akkreditierungsschluss: Bald']],
])('a feed of the clearance %s shows the deadlines %j of a public visit', async (clearance, deadlines) => {
  const { path } = await makeFeed({ clearance, kinds: ['conference'] })
  const answered = await open(path)
  expect(propertiesIn(answered)).toEqual(['Bald', ...deadlines])
  expect(/Akkreditierung|Pressetermin/.test(answered.text)).toBe(deadlines.length > 0)
})
