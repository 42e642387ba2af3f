import type { PageProps } from '../../page-props'
import { useOffice } from '../../context'
import { formatInstant, formatPeriod } from '../../format'
import { bodyOf, useLoad } from '../../load'
import { Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { StatusTag } from '../../parts/tags'
import { placesOf, titleOf } from '../../parts/visit-item'
import { Occasion } from '../../parts/visit-kind'
import { pathOf } from '../../paths'
import { appointmentWords } from '../../words/appointment'
import { common } from '../../words/common'
import { daySheetWords } from '../../words/day-sheet'
import { visitWords } from '../../words/visit'
import { visitFileWords } from '../../words/visit-file'
import { appointmentInWords } from './appointment-in-words'
import { daySheetFor, type DaySheet, type SheetReader } from './day-sheet'
import { Programme } from './programme'
import { Contacts, PeopleSection, StatementsSection } from './visit-sections'

/** A visit on one sheet of paper: for the office, or what the press may know of it. */
export function DaySheetPage({ params: { visitId = '' }, query }: PageProps) {
  const { api } = useOffice()
  const words = daySheetWords()
  const loaded = useLoad(async () => await bodyOf(api.call('readVisit', { params: { visitId } })), [visitId])
  if (isMissing(loaded)) return <MissingPage kind="visit" />
  const reader = query.get('for') === 'press' ? 'press' : 'office'
  const visit = loaded.state === 'ready' ? loaded.value : undefined
  const sheet = visit && daySheetFor(reader, visit)
  return (
    <Page
      title={visit && sheet ? titleOf(visit) : words.title}
      lead={sheet && whenOf(sheet)}
      above={{ title: words.toFile, address: pathOf('visit', { visitId }) }}
    >
      <Readers visitId={visitId} reader={reader} />
      <Loading from={loaded} lines={8}>
        {() => (sheet ? <Sheet sheet={sheet} reader={reader} /> : <p class="note">{words.notForPress}</p>)}
      </Loading>
    </Page>
  )
}

/** The days of the visit; of a postponed one, that they are open. */
const whenOf = ({ status, start, end }: DaySheet): string =>
  status === 'postponed' ? visitWords().dayOpen : formatPeriod(start, end, common().until)

const Readers = ({ visitId, reader }: { readonly visitId: string; readonly reader: SheetReader }) => (
  <nav class="switch no-print" aria-label={daySheetWords().readers}>
    {(['office', 'press'] as const).map((each) => (
      <a
        key={each}
        href={pathOf('daySheet', { visitId }, each === 'press' ? { for: each } : {})}
        aria-current={each === reader ? 'true' : undefined}
      >
        {daySheetWords().reader[each]}
      </a>
    ))}
  </nav>
)

interface SheetProps {
  readonly sheet: DaySheet
  readonly reader: SheetReader
}

function Sheet({ sheet, reader }: SheetProps) {
  const { timeZone } = useOffice().settings
  const words = daySheetWords()
  const { status, programme, guests, hosts, statements, updatedAt } = sheet
  return (
    <div class="sheet">
      <p class="actions">
        <button type="button" class="button" onClick={() => window.print()}>
          {common().print}
        </button>
      </p>
      <p class="mark">
        <span class={reader === 'office' ? 'tag internal' : 'tag press'}>{words.mark[reader]}</span>
        <StatusTag status={status} />
      </p>
      <p class="occasion">
        <Occasion visit={sheet} />
      </p>
      <p>{placesOf(sheet).join(' · ')}</p>
      {sheet.timeZone !== undefined && sheet.timeZone !== timeZone && <p class="meta">{sheet.timeZone}</p>}
      <Appointment sheet={sheet} />
      <div class="columns">
        {programme.length > 0 && (
          <section>
            <h2>{visitFileWords().programme}</h2>
            <Programme items={programme} of={sheet} />
          </section>
        )}
        <div>
          <PeopleSection title={visitFileWords().guests} people={guests} />
          <PeopleSection title={visitFileWords().hosts} people={hosts} />
        </div>
      </div>
      <StatementsSection statements={statements} />
      <ForTheOffice sheet={sheet} />
      <p class="meta">{words.asOf(formatInstant(updatedAt, timeZone))}</p>
    </div>
  )
}

const Appointment = ({ sheet: { appointment } }: { readonly sheet: DaySheet }) =>
  appointment === undefined ? null : (
    <p>
      {appointmentWords().title}: {appointmentInWords(appointment)}
    </p>
  )

function ForTheOffice({ sheet: { contacts = [], notes } }: { readonly sheet: DaySheet }) {
  const words = visitFileWords()
  return (
    <>
      {contacts.length > 0 && (
        <section>
          <h2>{words.contacts}</h2>
          <Contacts contacts={contacts} />
        </section>
      )}
      {notes !== undefined && (
        <section>
          <h2>{words.notes}</h2>
          <p class="lines">{notes}</p>
        </section>
      )}
    </>
  )
}
