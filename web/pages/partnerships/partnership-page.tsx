import { useState } from 'preact/hooks'
import type { PageProps } from '../../page-props'
import { useMay, useOffice } from '../../context'
import { officeToday } from '../../days'
import { countryName } from '../../countries'
import { formatDate, textOf } from '../../format'
import { Loading } from '../../parts/loading'
import { Localized } from '../../parts/localized'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { StatusTag } from '../../parts/tags'
import { VisitItem } from '../../parts/visit-item'
import { RecordedNote } from '../../parts/recorded-note'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { partnershipWords } from '../../words/partnerships'
import { usePartnership, type PartnershipFile } from './load-partnership'
import { PartnershipFacts } from './partnership-facts'
import { PartnershipHistory } from './partnership-history'
import type { Partnership } from './partnership-input'
import { PartnershipSummary } from './partnership-summary'
import { Programmes } from './programmes'
import { StatusSteps } from './status-steps'
import { Timeline } from './timeline'
import { eventsOf } from './timeline-events'

/** Everything about a partnership: its facts, its programmes, its visits and its jubilees. */
export function PartnershipPage({ params: { partnershipId = '' } }: PageProps) {
  const file = usePartnership(partnershipId)
  const [done, setDone] = useState('')
  if (isMissing(file)) return <MissingPage kind="partnership" />
  const partnership = file.state === 'ready' ? file.value.partnership : undefined
  const onDone = (sentence: string) => {
    setDone(sentence)
    file.reload()
    // The form of the step goes, and its focus with it.
    document.querySelector('h1')?.focus()
  }
  return (
    <Page
      title={partnership ? textOf(partnership.city).text : '…'}
      lead={partnership?.motto && <Localized texts={partnership.motto} withOthers />}
      above={{ title: common().nav.partnerships, address: pathOf('partnerships') }}
    >
      {done === '' && <RecordedNote subject={`partnerships/${partnershipId}`} />}
      <div role="status">{done !== '' && <p class="note">{done}</p>}</div>
      <Loading from={file} lines={10}>
        {(value) => <File key={value.etag} file={value} onDone={onDone} />}
      </Loading>
    </Page>
  )
}

interface FileProps {
  readonly file: PartnershipFile
  readonly onDone: (sentence: string) => void
}

function File({ file, onDone }: FileProps) {
  const { partnership, etag, summary } = file
  return (
    <>
      <Head partnership={partnership} />
      {useMay('write') && (
        <div class="actions">
          <a class="button" href={pathOf('editPartnership', { partnershipId: partnership.id })}>
            {common().edit}
          </a>
          <StatusSteps partnership={partnership} etag={etag} onDone={onDone} />
        </div>
      )}
      <TimelineSection file={file} />
      <div class="with-aside">
        <div>
          <PartnershipFacts partnership={partnership} />
          <Programmes programmes={partnership.programmes} />
          <Visits file={file} />
        </div>
        <aside>
          <PartnershipSummary summary={summary} />
          <PartnershipHistory changes={file.changes} />
        </aside>
      </div>
    </>
  )
}

function Head({ partnership: { status, kind, country, foundedOn } }: { readonly partnership: Partnership }) {
  const words = partnershipWords()
  return (
    <p class="meta">
      <StatusTag status={status} />
      {[words.kind[kind], country && countryName(country), foundedOn && words.since(formatDate(foundedOn))]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

function TimelineSection({ file }: { readonly file: PartnershipFile }) {
  const { settings } = useOffice()
  const words = partnershipWords().timeline
  const today = officeToday(settings.timeZone)
  const events = eventsOf(file, today)
  const missing = file.summary.entries - file.entries.length
  if (events.length === 0) return null
  return (
    <section>
      <h2>{words.title}</h2>
      <Timeline events={events} today={today} />
      {missing > 0 && <p class="meta">{words.moreEntries(missing)}</p>}
    </section>
  )
}

function Visits({ file: { visits, partnership } }: { readonly file: PartnershipFile }) {
  const words = partnershipWords()
  return (
    <section>
      <h2>{words.visits}</h2>
      {visits.length === 0 ? (
        <p class="meta">{words.noVisits}</p>
      ) : (
        <ul class="plain agenda">
          {visits.map((visit) => (
            <VisitItem key={visit.id} visit={visit} by="date" remark={common().direction[visit.direction]} />
          ))}
        </ul>
      )}
      {useMay('write') && (
        <p class="actions">
          <a class="button quiet" href={pathOf('planVisit', {}, { partnershipId: partnership.id })}>
            {words.planVisit}
          </a>
        </p>
      )}
    </section>
  )
}
