import type { PageProps } from '../../page-props'
import { useMay, useOffice } from '../../context'
import { officeToday } from '../../days'
import { dayOf, formatShortDay } from '../../format'
import { CheckField } from '../../forms/fields'
import { navigate } from '../../navigation'
import { Loading } from '../../parts/loading'
import { Localized } from '../../parts/localized'
import { Page } from '../../parts/page'
import { RecordedNote } from '../../parts/recorded-note'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { dateWords } from '../../words/dates'
import { jubileeWords } from '../../words/jubilees'
import { AnniversaryList } from './anniversary-list'
import { JubileeLine, keyOf } from './jubilee-line'
import { lastDayFrom, useJubilees, type Filters, type Jubilees, type Occurrence } from './load-jubilees'

const filtersIn = (query: URLSearchParams): Filters => ({
  milestones: query.has('milestones'),
  muted: query.has('muted'),
})

/** The jubilees of the next ten years, and the anniversaries from which they come. */
export function JubileesPage({ query }: PageProps) {
  const { settings } = useOffice()
  const words = jubileeWords()
  const day = officeToday(settings.timeZone)
  const filters = filtersIn(query)
  const jubilees = useJubilees(day, filters)
  const last = lastDayFrom(day)
  return (
    <Page
      title={words.title}
      lead={
        jubilees.state === 'ready'
          ? words.lead(day.slice(0, 4), last.slice(0, 4), milestonesIn(jubilees.value))
          : '…'
      }
    >
      <RecordedNote subject="anniversaries" />
      <Actions />
      <FilterFields filters={filters} />
      <Loading from={jubilees} lines={12}>
        {({ occurrences, anniversaries }) => (
          <>
            {occurrences.length === 0 ? (
              <p class="meta">{anniversaries.length === 0 ? words.noneYet : words.none}</p>
            ) : (
              <JubileeLine occurrences={occurrences} from={day} to={last} />
            )}
            {yearsOf(occurrences).map(([year, items]) => (
              <Year key={year} year={year} occurrences={items} />
            ))}
            <AnniversaryList anniversaries={anniversaries} reload={jubilees.reload} />
          </>
        )}
      </Loading>
    </Page>
  )
}

const milestonesIn = ({ occurrences }: Jubilees): number =>
  occurrences.filter(({ milestone }) => milestone).length

/** The occurrences by year, in order. */
function yearsOf(occurrences: readonly Occurrence[]): [year: string, items: readonly Occurrence[]][] {
  const years = [...new Set(occurrences.map(({ on }) => on.slice(0, 4)))]
  return years.map((year) => [year, occurrences.filter(({ on }) => on.startsWith(year))])
}

const Actions = () => (
  <p class="actions">
    {useMay('write') && (
      <a class="button" href={pathOf('newAnniversary')}>
        {jubileeWords().record}
      </a>
    )}
    <button type="button" class="button quiet" onClick={() => window.print()}>
      {common().print}
    </button>
    <a class="button quiet" href="#anniversaries">
      {jubileeWords().anniversaries}
    </a>
  </p>
)

/** The filters are in the address, so that the list can be sent as a link. */
const showWith = ({ milestones, muted }: Filters) =>
  navigate(
    pathOf('jubilees', {}, { milestones: milestones ? 'only' : undefined, muted: muted ? 'too' : undefined }),
    { replace: true },
  )

function FilterFields({ filters }: { readonly filters: Filters }) {
  const words = jubileeWords()
  return (
    <fieldset class="jubilee-filters no-print">
      <legend class="visually-hidden">{words.filters}</legend>
      <CheckField
        pointer="/milestones"
        label={words.milestonesOnly}
        checked={filters.milestones}
        onChange={(milestones) => showWith({ ...filters, milestones })}
      />
      <CheckField
        pointer="/muted"
        label={words.withMuted}
        checked={filters.muted}
        onChange={(muted) => showWith({ ...filters, muted })}
      />
    </fieldset>
  )
}

interface YearProps {
  readonly year: string
  readonly occurrences: readonly Occurrence[]
}

const Year = ({ year, occurrences }: YearProps) => (
  <section class="year">
    <h2>{year}</h2>
    <ul class="plain agenda">
      {occurrences.map((each) => (
        <OccurrenceItem key={keyOf(each)} occurrence={each} />
      ))}
    </ul>
  </section>
)

/** The ids of the anniversaries of partnerships begin with this. */
const OF_PARTNERSHIP = 'partnership-'

function OccurrenceItem({ occurrence }: { readonly occurrence: Occurrence }) {
  const { anniversaryId, on, ordinal, title, kind, milestone } = occurrence
  const words = jubileeWords()
  const isPartnership = anniversaryId.startsWith(OF_PARTNERSHIP)
  const partnershipId = anniversaryId.slice(OF_PARTNERSHIP.length)
  return (
    <li class={milestone ? undefined : 'compact'}>
      <time dateTime={on}>{formatShortDay(on)}</time>
      <div>
        <p class={milestone ? 'who' : undefined}>
          {isPartnership ? words.partnershipYears(ordinal) : words.years(ordinal)}{' '}
          {isPartnership ? (
            <a href={pathOf('partnership', { partnershipId })}>
              <Localized texts={title} />
            </a>
          ) : (
            <Localized texts={title} />
          )}
          {dayOf(on) === undefined && `, ${dateWords().dayUnknown}`}
        </p>
        {milestone && (
          <p class="meta">
            <span class="tag milestone">{words.milestone}</span>
            {words.kind[kind]}
          </p>
        )}
      </div>
    </li>
  )
}
