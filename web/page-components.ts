/** The component of each page. The pages of one part of the office are one file, loaded when the first of them is shown. */
import type { ComponentType } from 'preact'
import { COMPOSING_SCOPES, type NeededScope } from './context'
import type { PageProps } from './page-props'
import type { PageName } from './paths'

type Load = () => Promise<ComponentType<PageProps>>

const today = () => import('./pages/today/pages')
const pressDesk = () => import('./pages/press-desk/pages')
const people = () => import('./pages/people/pages')
const partnerships = () => import('./pages/partnerships/pages')
const partnershipForms = () => import('./pages/partnerships/forms')
const jubilees = () => import('./pages/jubilees/pages')

/** Loads the component of each page. */
export const LOADERS: Readonly<Record<PageName, Load>> = {
  today: async () => (await today()).TodayPage,
  // The pages of visits, of books and the forms of notices are large: together they would exceed the limit of a page.
  visits: async () => (await import('./pages/visits/visits-page')).VisitsPage,
  visit: async () => (await import('./pages/visits/visit-page')).VisitPage,
  daySheet: async () => (await import('./pages/visits/day-sheet-page')).DaySheetPage,
  planVisit: async () => (await import('./pages/visits/plan-visit-page')).PlanVisitPage,
  editVisit: async () => (await import('./pages/visits/edit-visit-page')).EditVisitPage,
  book: async () => (await import('./pages/books/book-page')).BookPage,
  signBook: async () => (await import('./pages/books/sign-page')).SignPage,
  pressDesk: async () => (await pressDesk()).PressDeskPage,
  notice: async () => (await pressDesk()).NoticePage,
  composeNotice: async () => (await import('./pages/press-desk/compose-notice-page')).ComposeNoticePage,
  editNotice: async () => (await import('./pages/press-desk/edit-notice-page')).EditNoticePage,
  people: async () => (await people()).PeoplePage,
  person: async () => (await people()).PersonPage,
  partnerships: async () => (await partnerships()).PartnershipsPage,
  newPartnership: async () => (await partnershipForms()).NewPartnershipPage,
  partnership: async () => (await partnerships()).PartnershipPage,
  editPartnership: async () => (await partnershipForms()).EditPartnershipPage,
  jubilees: async () => (await jubilees()).JubileesPage,
  newAnniversary: async () => (await jubilees()).NewAnniversaryPage,
  calendarFeeds: async () => (await import('./pages/calendar-feeds/calendar-feeds-page')).CalendarFeedsPage,
  help: async () => (await import('./pages/help/help-page')).HelpPage,
}

/** The scopes of which a page needs one beside `read`: its form is of no use without it. */
export const NEEDED_SCOPES: Readonly<Partial<Record<PageName, readonly NeededScope[]>>> = {
  planVisit: ['write'],
  editVisit: ['write'],
  composeNotice: COMPOSING_SCOPES,
  editNotice: COMPOSING_SCOPES,
  signBook: ['book'],
  newPartnership: ['write'],
  editPartnership: ['write'],
  newAnniversary: ['write'],
}
