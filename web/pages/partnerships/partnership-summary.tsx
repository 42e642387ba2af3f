/** The summary of a partnership: its next jubilee, and what has been. */
import type { ComponentChildren } from 'preact'
import { dayOf, formatDate, formatNumber } from '../../format'
import { pathOf } from '../../paths'
import { partnershipWords } from '../../words/partnerships'
import type { PartnershipFile } from './load-partnership'

type Summary = PartnershipFile['summary']
type Occurrence = NonNullable<Summary['nextOccurrence']>

export function PartnershipSummary({ summary }: { readonly summary: Summary }) {
  const words = partnershipWords()
  const { nextOccurrence, nextMilestone, visits, entries } = summary
  const hasOther = nextMilestone && nextMilestone.ordinal !== nextOccurrence?.ordinal
  return (
    <section>
      <h2>{words.summary}</h2>
      <dl class="summary">
        <Row name={nextOccurrence?.milestone ? words.nextMilestone : words.nextJubilee}>
          {nextOccurrence ? <Jubilee occurrence={nextOccurrence} /> : words.noJubilee}
        </Row>
        {hasOther && (
          <Row name={words.nextMilestone}>
            <Jubilee occurrence={nextMilestone} />
          </Row>
        )}
        <Row name={words.visitsToUs}>
          <b class="large">{formatNumber(visits.incoming)}</b>
        </Row>
        <Row name={words.journeys}>
          <b class="large">{formatNumber(visits.outgoing)}</b>
        </Row>
        <Row name={words.entries}>
          <b class="large">{formatNumber(entries)}</b>
        </Row>
        <Row name={words.lastVisit}>
          <LastVisit summary={summary} />
        </Row>
      </dl>
    </section>
  )
}

interface RowProps {
  readonly name: string
  readonly children: ComponentChildren
}

const Row = ({ name, children }: RowProps) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

function Jubilee({ occurrence: { ordinal, on } }: { readonly occurrence: Occurrence }) {
  const { jubileeOn, jubileeWithin } = partnershipWords()
  return <>{(dayOf(on) === undefined ? jubileeWithin : jubileeOn)(ordinal, formatDate(on))}</>
}

function LastVisit({ summary: { lastVisit } }: { readonly summary: Summary }) {
  if (!lastVisit) return <>{partnershipWords().noVisit}</>
  const { visitId, start } = lastVisit
  return <a href={pathOf('visit', { visitId })}>{formatDate(dayOf(start) ?? start)}</a>
}
