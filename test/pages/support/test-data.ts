/** A registry with something on every page: Istanbul's case, and visits before and after today. */
import type { LocalRegistry } from '../../support/local-registry'
import { istanbul } from '../../support/istanbul'
import { recordNotice } from './notices'

/** The addresses of pages that show something. */
export interface Addresses {
  /** By a name for the titles of tests. */
  readonly pages: Readonly<Record<string, string>>
  readonly visitId: string
}

const DAY = 24 * 60 * 60 * 1000

/** A day in the zone of the office, by its distance from today in days. */
export const dayFromToday = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' }).format(
    Date.now() + days * DAY,
  )

const COMMON = { direction: 'incoming', venues: ['Rotes Rathaus, Wappensaal'], visibility: 'internal' }

/** Visits around today. The people are invented. */
const AROUND_TODAY = [
  {
    days: -3,
    time: '15:00',
    kind: 'courtesy-call',
    occasion: { de: 'Höflichkeitsbesuch', en: 'Courtesy call' },
    guests: [{ name: 'Ana Exemplo', office: 'Botschafterin', officeClass: 'ambassador', country: 'PT' }],
  },
  {
    days: 0,
    time: '10:00',
    kind: 'partner-city-visit',
    visibility: 'press',
    occasion: {
      de: '31 Jahre Städtepartnerschaft Berlin–Prag',
      en: '31 years of the Berlin–Prague partnership',
    },
    guests: [
      {
        name: 'Marta Beispielová',
        office: 'Oberbürgermeisterin von Prag',
        officeClass: 'partner-city-mayor',
        country: 'CZ',
      },
    ],
  },
  {
    days: 1,
    time: '15:00',
    kind: 'delegation',
    venues: ['Rotes Rathaus, Raum 319'],
    occasion: { de: 'Fachgespräch zur Verwaltung', en: 'Talk about administration' },
    guests: [{ kind: 'group', name: 'Delegation aus Windhuk', officeClass: 'other', country: 'NA' }],
  },
  {
    days: 9,
    time: '11:00',
    kind: 'inaugural-visit',
    visibility: 'public',
    occasion: { de: 'Antrittsbesuch', en: 'Inaugural visit' },
    guests: [{ name: 'Jean Exemple', office: 'Botschafter', officeClass: 'ambassador', country: 'FR' }],
  },
]

export async function recordTestData(registry: LocalRegistry): Promise<Addresses> {
  const record = async (path: string, body: object): Promise<string> => {
    const { status, body: thing, text } = await registry.send('POST', path, { body })
    if (status !== 201) throw new Error(`${path} is answered with ${text}`)
    return String(thing['id'])
  }
  const { partnership, visit, status, entry } = istanbul()
  await record('/v1/partnerships', partnership)
  const visitId = await record('/v1/visits', visit)
  await record('/v1/books/golden-book/entries', { ...entry, visitId })
  for (const body of status)
    await registry.send('POST', `/v1/visits/${visitId}/status`, { body, headers: { 'if-match': '*' } })
  for (const { days, time, ...others } of AROUND_TODAY)
    await record('/v1/visits', { ...COMMON, ...others, start: `${dayFromToday(days)}T${time}` })
  await record('/v1/anniversaries', {
    title: { de: 'Fall der Mauer', en: 'Fall of the Wall' },
    kind: 'historic',
    originOn: '1989-11-09',
  })
  const draft = await recordNotice(registry, visitId, { contacts: [PRESS_OFFICE] })
  const issued = await recordNotice(registry, visitId, { language: 'en', steps: ['approval', 'issue'] })
  // Notices are composed from the record before this: some of their facts have changed.
  await registry.send('POST', `/v1/visits/${visitId}/corrections`, {
    body: { patch: { venues: ['Rotes Rathaus, Wappensaal'] }, reason: 'Nachtrag' },
    headers: { 'if-match': '*' },
  })
  return { visitId, pages: { ...addressesFor(visitId), ...noticeAddresses(draft.address, issued.address) } }
}

const PRESS_OFFICE = { name: 'Presseamt', telephone: '+49 30 9026-0', mail: 'presse@beispiel.example' }

const noticeAddresses = (draft: string, issued: string): Addresses['pages'] => ({
  'press desk': '/press-desk',
  notice: draft,
  'issued notice': issued,
  'edit a notice': `${draft}/edit`,
})

const addressesFor = (visitId: string): Addresses['pages'] => ({
  today: '/',
  visits: '/visits',
  'plan a visit': '/visits/new',
  visit: `/visits/${visitId}`,
  'edit a visit': `/visits/${visitId}/edit`,
  'new notice': `/visits/${visitId}/notices/new`,
  'day sheet': `/visits/${visitId}/day-sheet`,
  'day sheet for the press': `/visits/${visitId}/day-sheet?for=press`,
  book: '/books/golden-book',
  'sign the book': `/books/golden-book/sign?visitId=${visitId}`,
  partnerships: '/partnerships',
  'new partnership': '/partnerships/new',
  partnership: '/partnerships/istanbul',
  'edit a partnership': '/partnerships/istanbul/edit',
  jubilees: '/jubilees',
  'new anniversary': '/jubilees/new',
  people: '/people?q=imam',
  person: '/people/ekrem-imamoglu',
  'calendar feeds': '/calendar-feeds',
  help: '/help',
  'an unknown address': '/nothing',
})
