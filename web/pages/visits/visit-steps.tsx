/** What can be done with a visit: its steps, and the pages that belong to it. */
import { useState } from 'preact/hooks'
import type { Answer } from '../../api'
import { useMay, useOffice } from '../../context'
import { officeToday } from '../../days'
import { formatDate } from '../../format'
import { withoutUndefined } from '../../forms/body'
import { ReasonDialog } from '../../parts/reason-dialog'
import type { ReportStep } from '../../parts/step-note'
import type { Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { tripWords } from '../../words/trips'
import { visitFileWords } from '../../words/visit-file'
import { visitStepWords } from '../../words/visit-steps'
import { actionOf, hasBegun, needsReason, stepsOf, type Step } from './steps'
import type { VisitFile } from './load-visit'

interface VisitStepsProps {
  readonly file: VisitFile
  readonly report: ReportStep
}

export function VisitSteps({ file, report }: VisitStepsProps) {
  const { visit } = file
  const { timeZone } = useOffice().settings
  const mayWrite = useMay('write')
  const [step, setStep] = useState<Step>()
  const words = visitFileWords()
  const today = officeToday(visit.timeZone ?? timeZone)
  const steps = mayWrite ? stepsOf(visit, today) : []
  const usual = steps.find(({ isOnward }) => isOnward)
  const button = (each: Step) => (
    <button
      key={each.action}
      type="button"
      class={each === usual ? 'button' : 'button quiet'}
      onClick={() => setStep(each)}
    >
      {visitStepWords().steps[each.action]}
    </button>
  )
  return (
    <>
      <div class="actions">
        {steps.filter(({ isOnward }) => isOnward).map(button)}
        <VisitLinks visit={visit} />
        {steps.filter(({ isOnward }) => !isOnward).map(button)}
      </div>
      {mayWrite && visit.status === 'confirmed' && !hasBegun(visit, today) && (
        <p class="meta no-print">{words.completedFrom(formatDate(visit.start))}</p>
      )}
      {step && <StepDialog step={step} file={file} report={report} onClose={() => setStep(undefined)} />}
    </>
  )
}

function VisitLinks({ visit }: { readonly visit: Visit }) {
  const { id: visitId, status, direction } = visit
  const mayWrite = useMay('write')
  const mayBook = useMay('book')
  const isSigned = direction === 'incoming' && (status === 'confirmed' || status === 'completed')
  return (
    <>
      {mayWrite && status !== 'void' && (
        <a class="button quiet" href={pathOf('editVisit', { visitId })}>
          {common().edit}
        </a>
      )}
      {mayBook && isSigned && <BookLinks visitId={visitId} />}
      <a class="button quiet" href={pathOf('daySheet', { visitId })}>
        {visitFileWords().daySheet}
      </a>
    </>
  )
}

function BookLinks({ visitId }: { readonly visitId: string }) {
  const { signBook, signOtherBook } = visitFileWords()
  const names: Readonly<Record<string, string>> = signBook
  return useOffice().settings.books.map((book) => (
    <a key={book} class="button quiet" href={pathOf('signBook', { book }, { visitId })}>
      {names[book] ?? signOtherBook(book)}
    </a>
  ))
}

interface StepDialogProps extends VisitStepsProps {
  readonly step: Step
  readonly onClose: () => void
}

function StepDialog({
  step: { to, action },
  file: { visit, etag, stops },
  report,
  onClose,
}: StepDialogProps) {
  const { api } = useOffice()
  const words = visitStepWords()
  const { id: visitId, version } = visit
  return (
    <ReasonDialog
      form={`visit-${visitId}-${action}`}
      title={words.stepTitle[action]}
      submit={words.steps[action]}
      reason={needsReason(action) ? 'required' : 'optional'}
      asksOutcome={to === 'completed' && visit.outcome === undefined}
      send={async (given, idempotencyKey) =>
        await api.call('changeVisitStatus', {
          params: { visitId },
          body: withoutUndefined({ status: to, ...given }),
          ifMatch: etag,
          idempotencyKey,
        })
      }
      refusal={(answer) => refusalOf(answer, visit)}
      onDone={({ warnings }) => {
        onClose()
        report({ kind: 'done', after: version, text: words.stepDone[action], warnings })
      }}
      onStale={() => {
        onClose()
        report({ kind: 'stale', after: version })
      }}
      onClose={onClose}
    >
      <p>{words.stepHint[action]}</p>
      {stops.length > 0 && <p>{tripWords().stopsStay}</p>}
    </ReasonDialog>
  )
}

/** The refusal of a step (409) in words, with the steps that are allowed instead. */
function refusalOf({ body }: Answer<unknown>, { status }: Visit): string {
  const { allowed = [] } = (body ?? {}) as { readonly allowed?: readonly Visit['status'][] }
  const words = visitFileWords()
  return words.notAllowed(
    common().status[status],
    allowed.map((each) => visitStepWords().steps[actionOf(status, each)]),
  )
}
