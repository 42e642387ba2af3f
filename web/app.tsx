/** The office: the header, and the page of the address. */
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { OfficeContext, useMay, type Office } from './context'
import { isForPage } from './keys'
import { navigate, useAddress } from './navigation'
import { Header } from './parts/header'
import { Page } from './parts/page'
import { pageAt, pathOf, type PageName } from './paths'
import { CalendarFeedsPage } from './pages/calendar-feeds/calendar-feeds-page'
import { HelpPage } from './pages/help/help-page'
import { JubileesPage } from './pages/jubilees/jubilees-page'
import { NewAnniversaryPage } from './pages/jubilees/new-anniversary-page'
import { BookPage } from './pages/books/book-page'
import { SignPage } from './pages/books/sign-page'
import { PeoplePage } from './pages/people/people-page'
import { PersonPage } from './pages/people/person-page'
import { EditPartnershipPage } from './pages/partnerships/edit-partnership-page'
import { NewPartnershipPage } from './pages/partnerships/new-partnership-page'
import { PartnershipPage } from './pages/partnerships/partnership-page'
import { PartnershipsPage } from './pages/partnerships/partnerships-page'
import { TodayPage } from './pages/today/today-page'
import { DaySheetPage } from './pages/visits/day-sheet-page'
import { VisitPage } from './pages/visits/visit-page'
import { VisitsPage } from './pages/visits/visits-page'
import { EditVisitPage } from './pages/visits/edit-visit-page'
import { PlanVisitPage } from './pages/visits/plan-visit-page'
import { common } from './words/common'

/** What a page is given: the decoded values of its address, and the query. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

const PAGES: Readonly<Partial<Record<PageName, ComponentType<PageProps>>>> = {
  today: TodayPage,
  visits: VisitsPage,
  visit: VisitPage,
  daySheet: DaySheetPage,
  book: BookPage,
  signBook: SignPage,
  people: PeoplePage,
  person: PersonPage,
  partnerships: PartnershipsPage,
  newPartnership: NewPartnershipPage,
  partnership: PartnershipPage,
  editPartnership: EditPartnershipPage,
  jubilees: JubileesPage,
  newAnniversary: NewAnniversaryPage,
  calendarFeeds: CalendarFeedsPage,
  help: HelpPage,
  planVisit: PlanVisitPage,
  editVisit: EditVisitPage,
}

const NotFoundPage = () => (
  <Page title={common().notFound} lead={common().notFoundHint}>
    <a href={pathOf('today')}>{common().nav.today}</a>
  </Page>
)

/** `/` searches people, `n` plans a visit. */
function useShortcuts(): void {
  const mayWrite = useMay('write')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      if (event.key === '/') {
        event.preventDefault()
        navigate(pathOf('people'))
      }
      if (event.key === 'n' && mayWrite) navigate(pathOf('planVisit'))
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [mayWrite])
}

function Shown() {
  const { path, query } = useAddress()
  useShortcuts()
  const found = pageAt(path)
  const Found = (found && PAGES[found.name]) ?? NotFoundPage
  return (
    <>
      <a class="skip" href="#content">
        {common().skip}
      </a>
      <Header path={path} />
      <Found key={path} params={found?.params ?? {}} query={query} />
    </>
  )
}

export const App = ({ office }: { readonly office: Office }) => (
  <OfficeContext.Provider value={office}>
    <Shown />
  </OfficeContext.Provider>
)
