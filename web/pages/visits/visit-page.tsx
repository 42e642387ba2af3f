import type { PageProps } from '../../page-props'
import { useOffice } from '../../context'
import { formatInstant } from '../../format'
import { lastActorOf } from '../../parts/history'
import { Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { StatusTag, VisibilityTag } from '../../parts/tags'
import { LastNote, useStepResult, type ReportStep } from '../../parts/step-note'
import { otherSideOf, titleOf, type Visit } from '../../parts/visit-item'
import { Occasion } from '../../parts/visit-kind'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { visitFileWords } from '../../words/visit-file'
import { useVisitFile, type VisitFile } from './load-visit'
import { EntriesSection } from './visit-entries'
import { VisitHistory } from './visit-history'
import { VisitNotices } from './visit-notices'
import { StopsSection } from './visit-stops'
import {
  ForUsSection,
  OutcomeSection,
  PeopleSection,
  ProgrammeSection,
  SourcesSection,
  StatementsSection,
  WhenAndWhere,
} from './visit-sections'
import { VisitSteps } from './visit-steps'
import { VisitVisibility } from './visit-visibility'

/** The file of a visit: everything that is known of it, and the steps that are allowed. */
export function VisitPage({ params: { visitId = '' } }: PageProps) {
  const file = useVisitFile(visitId)
  const { result, report } = useStepResult(file)
  if (isMissing(file)) return <MissingPage kind="visit" />
  const visit = file.state === 'ready' ? file.value.visit : undefined
  return (
    <Page
      title={visit ? titleOf(visit) : '…'}
      lead={visit && <Lead visit={visit} />}
      above={{ title: common().nav.visits, address: pathOf('visits') }}
    >
      <Loading from={file} lines={8}>
        {(value) => (
          <>
            <Condition file={value} />
            <LastNote
              result={result}
              subject={`visits/${visitId}`}
              version={value.visit.version}
              changedMeanwhile={visitFileWords().changedMeanwhile(lastActorOf(value.changes))}
            />
            <VisitSteps file={value} report={report} />
            <Sections file={value} report={report} />
          </>
        )}
      </Loading>
    </Page>
  )
}

/** The office of the first person and the occasion. */
function Lead({ visit }: { readonly visit: Visit }) {
  const [first] = otherSideOf(visit)
  const office = first?.name === undefined ? undefined : first.office
  return (
    <>
      {office !== undefined && `${office} · `}
      <Occasion visit={visit} />
    </>
  )
}

/** The status, the visibility, and who changed the visit last. */
function Condition({ file: { visit, changes } }: { readonly file: VisitFile }) {
  const { timeZone } = useOffice().settings
  return (
    <p class="meta">
      <StatusTag status={visit.status} />
      <VisibilityTag visibility={visit.visibility} />
      {visitFileWords().version(
        visit.version,
        lastActorOf(changes),
        formatInstant(visit.updatedAt, timeZone),
      )}
    </p>
  )
}

interface SectionsProps {
  readonly file: VisitFile
  readonly report: ReportStep
}

function Sections({ file, report }: SectionsProps) {
  const { visit, changes, entries } = file
  const words = visitFileWords()
  return (
    <div class="with-aside">
      <div>
        <WhenAndWhere file={file} />
        <PeopleSection title={words.guests} people={visit.guests} />
        <PeopleSection title={words.hosts} people={visit.hosts} />
        <ProgrammeSection visit={visit} />
        <StatementsSection statements={visit.statements} />
        <OutcomeSection outcome={visit.outcome} />
        <ForUsSection visit={visit} />
        <SourcesSection sources={visit.sources} />
      </div>
      <aside>
        <StopsSection file={file} />
        <EntriesSection entries={entries} />
        <VisitNotices visit={visit} />
        <VisitVisibility file={file} report={report} />
        <VisitHistory changes={changes} />
      </aside>
    </div>
  )
}
