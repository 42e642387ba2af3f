/** The sections of a visit's file. */
import type { ComponentChildren } from 'preact'
import { useOffice } from '../../context'
import { dayOf, formatDate, formatPeriod, languageName, timeOf } from '../../format'
import { language } from '../../language'
import { Localized } from '../../parts/localized'
import { PeopleList } from '../../parts/people-list'
import { SourceItem } from '../../parts/source-item'
import { VisibilityTag } from '../../parts/tags'
import { tripTitleOf, type Person, type Visit } from '../../parts/visit-item'
import { VisitKind } from '../../parts/visit-kind'
import { pathOf } from '../../paths'
import { appointmentWords } from '../../words/appointment'
import { common } from '../../words/common'
import { jubileeWords } from '../../words/jubilees'
import { tripWords } from '../../words/trips'
import { visitFileWords } from '../../words/visit-file'
import { appointmentInWords } from './appointment-in-words'
import type { VisitFile } from './load-visit'
import { Programme } from './programme'

/** A line of facts; absent if nothing is known. */
const Fact = ({ name, children }: { readonly name: string; readonly children?: ComponentChildren }) =>
  children === undefined || children === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )

export function WhenAndWhere({ file }: { readonly file: VisitFile }) {
  const { visit, partnership, anniversary, trip } = file
  const { timeZone } = useOffice().settings
  const words = visitFileWords()
  const { start, end, venues, direction, occasion, appointment, status, statusReason } = visit
  const isPostponed = status === 'postponed'
  return (
    <section>
      <h2>{words.whenAndWhere}</h2>
      {isPostponed && <p class="note">{words.daysOpen}</p>}
      <dl class="facts">
        <Fact name={isPostponed ? words.startSoFar : words.start}>{whenOf(start)}</Fact>
        <Fact name={isPostponed ? words.endSoFar : words.end}>{end && endOf(start, end)}</Fact>
        <Fact name={words.timeZone}>{visit.timeZone === timeZone ? undefined : visit.timeZone}</Fact>
        <Fact name={words.city}>{visit.city && <Localized texts={visit.city} withOthers />}</Fact>
        <Fact name={words.venues}>{venues.join(' · ')}</Fact>
        <Fact name={words.kind}>
          <VisitKind visit={visit} /> · {common().direction[direction]}
        </Fact>
        <Fact name={words.occasion}>{occasion && <Localized texts={occasion} withOthers />}</Fact>
        <Fact name={words.partnership}>{partnership && <PartnershipLink partnership={partnership} />}</Fact>
        <Fact name={words.anniversary}>
          {visit.anniversary && (
            <>
              {yearsOf(visit.anniversary.ordinal, anniversary)}
              {anniversary && <Localized texts={anniversary.title} />}
            </>
          )}
        </Fact>
        <Fact name={tripWords().partOf}>{trip && <TripLink trip={trip} />}</Fact>
        <Fact name={appointmentWords().title}>{appointment && appointmentInWords(appointment)}</Fact>
        <Fact name={words.statusReason}>{statusReason}</Fact>
      </dl>
    </section>
  )
}

/** What stands before the title of an anniversary: of that of a partnership, the title is the name of the city. */
function yearsOf(ordinal: number, anniversary: VisitFile['anniversary']): string {
  const years = visitFileWords().years(ordinal)
  if (!anniversary) return years
  return anniversary.partnershipId === undefined
    ? `${years}: `
    : `${jubileeWords().partnershipYears(ordinal)} `
}

const whenOf = (time: string): string => formatPeriod(time, undefined, '')

/** Of an end on the day of the start, the hour is enough. */
const endOf = (start: string, end: string): string =>
  (dayOf(start) === dayOf(end) ? timeOf(end) : undefined) ?? whenOf(end)

const PartnershipLink = ({
  partnership: { id, city, foundedOn },
}: {
  readonly partnership: NonNullable<VisitFile['partnership']>
}) => (
  <>
    <a href={pathOf('partnership', { partnershipId: id })}>
      <Localized texts={city} />
    </a>
    {foundedOn && `, ${visitFileWords().since(formatDate(foundedOn))}`}
  </>
)

const TripLink = ({ trip }: { readonly trip: Visit }) => (
  <>
    <a href={pathOf('visit', { visitId: trip.id })}>{tripTitleOf(trip)}</a>
    {`, ${formatPeriod(trip.start, trip.end, common().until)}`}
  </>
)

export const PeopleSection = ({
  title,
  people,
}: {
  readonly title: string
  readonly people: readonly Person[]
}) =>
  people.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <PeopleList people={people} />
    </section>
  )

export const ProgrammeSection = ({ visit }: { readonly visit: Visit }) =>
  visit.programme.length === 0 ? null : (
    <section>
      <h2>{visitFileWords().programme}</h2>
      <Programme items={visit.programme} of={visit} />
    </section>
  )

export const StatementsSection = ({ statements }: { readonly statements: Visit['statements'] }) =>
  statements.length === 0 ? null : (
    <section>
      <h2>{visitFileWords().statements}</h2>
      {statements.map((statement, index) => (
        <figure key={index} class="plain statement">
          <blockquote lang={statement.language} class="lines">
            {statement.text}
          </blockquote>
          <figcaption class="meta">
            {statement.status === 'draft' && <span class="tag internal">{visitFileWords().draft}</span>}
            {statement.speaker}
            {statement.language !== language() && ` · ${languageName(statement.language)}`}
          </figcaption>
        </figure>
      ))}
    </section>
  )

export const OutcomeSection = ({ outcome }: { readonly outcome: Visit['outcome'] }) =>
  outcome === undefined ? null : (
    <section>
      <h2>{visitFileWords().outcome}</h2>
      <p class="lines">
        <Localized texts={outcome} withOthers />
      </p>
    </section>
  )

export function ForUsSection({ visit: { contacts = [], notes } }: { readonly visit: Visit }) {
  const words = visitFileWords()
  if (contacts.length === 0 && notes === undefined) return null
  return (
    <section class="for-us">
      <h2>
        {words.forUs} <VisibilityTag visibility="internal" />
      </h2>
      <p class="meta">{words.forUsHint}</p>
      {contacts.length > 0 && <h3>{words.contacts}</h3>}
      <Contacts contacts={contacts} />
      {notes !== undefined && (
        <>
          <h3>{words.notes}</h3>
          <p class="lines">{notes}</p>
        </>
      )}
    </section>
  )
}

export const Contacts = ({ contacts }: { readonly contacts: NonNullable<Visit['contacts']> }) => (
  <ul class="plain lined">
    {contacts.map(({ name, function: task, telephone, mail }, index) => (
      <li key={index}>
        <b>{name}</b>
        {task !== undefined && `, ${task}`}
        <div class="meta">
          {telephone !== undefined && <a href={`tel:${telephone.replaceAll(/[^\d+]/g, '')}`}>{telephone}</a>}
          {telephone !== undefined && mail !== undefined && ' · '}
          {mail !== undefined && (
            <a href={`mailto:${encodeURIComponent(mail).replace('%40', '@')}`}>{mail}</a>
          )}
        </div>
      </li>
    ))}
  </ul>
)

export const SourcesSection = ({ sources }: { readonly sources: Visit['sources'] }) =>
  sources.length === 0 ? null : (
    <section>
      <h2>{visitFileWords().sources}</h2>
      <ul>
        {sources.map((source, index) => (
          <SourceItem key={index} source={source} evidences={visitFileWords().evidence} />
        ))}
      </ul>
    </section>
  )
