import type { PageProps } from '../../page-props'
import { useMay, useOffice } from '../../context'
import { download } from '../../download'
import { officeToday } from '../../days'
import { dayOf, formatDate } from '../../format'
import { bodyOf, usePagedList, type PagedList } from '../../load'
import { navigate } from '../../navigation'
import { ListEnd } from '../../parts/loading'
import { Page } from '../../parts/page'
import { VisitItem, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { visitWords } from '../../words/visit'
import { visitsWords } from '../../words/visits'
import {
  atTime,
  changed,
  countSet,
  filtersIn,
  isReversed,
  shownTime,
  toApiQuery,
  type Filters,
} from './filters'
import { hasWords } from './search-words'
import { VisitFilters } from './visit-filters'
import { visitsCsv } from './visits-csv'

/** The agenda: visits by day, from today on or back into the past, and those that the filters choose. */
export function VisitsPage({ query }: PageProps) {
  const filters = filtersIn(query)
  return (
    <Page title={visitsWords().title}>
      {useMay('write') && (
        <p class="actions">
          <a class="button" href={pathOf('planVisit')}>
            {visitsWords().planVisit}
          </a>
        </p>
      )}
      <Periods filters={filters} />
      <VisitFilters filters={filters} change={changeFilters} />
      {!isReversed(filters) && <VisitList filters={filters} />}
    </Page>
  )
}

/** Changes the filters of the address, which may be newer than those that are shown. */
const changeFilters = (patch: Partial<Filters>): void => {
  const filters = changed(filtersIn(new URLSearchParams(location.search)), patch)
  navigate(pathOf('visits', {}, filters), { replace: true })
}

/** From today on, the past, or the visits that wait for a new day. Days that were chosen are none of them. */
function Periods({ filters }: { readonly filters: Filters }) {
  const words = visitsWords()
  const shown = shownTime(filters)
  return (
    <nav class="switch no-print" aria-label={words.times}>
      {(['ahead', 'past', 'postponed'] as const).map((time) => (
        <a
          key={time}
          href={pathOf('visits', {}, atTime(filters, time))}
          aria-current={shown === time ? 'true' : undefined}
        >
          {words[time]}
        </a>
      ))}
    </nav>
  )
}

function VisitList({ filters }: { readonly filters: Filters }) {
  const { api, settings } = useOffice()
  const query = toApiQuery(filters, officeToday(settings.timeZone))
  const list = usePagedList(
    async (cursor) =>
      await bodyOf(api.call('listVisits', { query: cursor === undefined ? query : { ...query, cursor } })),
    [query],
  )
  const visits =
    filters.words.trim() === ''
      ? list.items
      : list.items.filter((visit) => hasWords(visit, filters.words.trim()))
  return (
    <>
      <Found filters={filters} list={list} count={visits.length} />
      {daysOf(visits).map(([day, ofDay]) => (
        <section key={ofDay[0]?.id} class="day">
          <h2>{day === '' ? visitWords().dayOpen : formatDate(day, { weekday: true })}</h2>
          <ul class="plain agenda">
            {ofDay.map((visit) => (
              <VisitItem key={visit.id} visit={visit} by="hour" />
            ))}
          </ul>
        </section>
      ))}
      <ListEnd list={{ ...list, items: visits }} />
      {visits.length > 0 && <CsvButton visits={visits} />}
    </>
  )
}

/** What is shown, as a file. */
function CsvButton({ visits }: { readonly visits: readonly Visit[] }) {
  const { timeZone } = useOffice().settings
  const words = visitsWords()
  const save = () =>
    download(`${words.csvName}-${officeToday(timeZone)}.csv`, visitsCsv(visits), 'text/csv;charset=utf-8')
  return (
    <p class="actions">
      <button type="button" class="button quiet" onClick={save}>
        {words.csv}
      </button>
    </p>
  )
}

interface FoundProps {
  readonly filters: Filters
  readonly list: PagedList<Visit>
  readonly count: number
}

/** How many of the loaded visits have the words, and that none is there. */
function Found({ filters, list, count }: FoundProps) {
  const words = visitsWords()
  const isReady = list.last.state === 'ready'
  return (
    <div role="status">
      {filters.words.trim() !== '' && isReady && (
        <p class="meta">{words.matches(count, list.items.length, list.more !== undefined)}</p>
      )}
      {list.items.length === 0 && isReady && list.more === undefined && <p>{emptyWords(filters)}</p>}
    </div>
  )
}

/** Why no visit is shown: none is recorded, or the filters leave none. */
function emptyWords(filters: Filters): string {
  const words = visitsWords()
  const { time, ...others } = filters
  if (shownTime(filters) === 'postponed' && countSet(filters) === 0) return words.emptyPostponed
  if (Object.values(others).some((each) => each !== '')) return words.empty
  return time === 'past' ? words.emptyPast : words.emptyAhead
}

/** The visits by the day of their start, or by what is known of it, in the order of the list. Postponed ones have no day. */
function daysOf(visits: readonly Visit[]): readonly (readonly [day: string, visits: readonly Visit[]])[] {
  const days: [string, Visit[]][] = []
  for (const visit of visits) {
    const day = visit.status === 'postponed' ? '' : (dayOf(visit.start) ?? visit.start)
    const last = days.at(-1)
    if (last?.[0] === day) last[1].push(visit)
    else days.push([day, [visit]])
  }
  return days
}
