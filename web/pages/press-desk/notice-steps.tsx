/** What can be done with a notice. */
import { useState } from 'preact/hooks'
import { COMPOSING_SCOPES, useMay, useOffice } from '../../context'
import { formatInstant } from '../../format'
import { pathOf } from '../../paths'
import { pressDeskWords } from '../../words/press-desk'
import type { NoticeFile } from './load-notice'
import { StepDialog, type DialogStep, type OnRecomposed } from './step-dialog'
import type { ReportStep } from '../../parts/step-note'
import { changedFacts } from './stated-facts'
import { offerOf, type Hint, type Step } from './statuses'

interface NoticeStepsProps {
  readonly file: NoticeFile
  readonly report: ReportStep
  readonly onRecomposed: OnRecomposed
}

export function NoticeSteps(props: NoticeStepsProps) {
  const { notice, facts } = props.file
  const { session, settings } = useOffice()
  const [step, setStep] = useState<DialogStep>()
  const viewer = { sub: session.sub, mayCompose: useMay(...COMPOSING_SCOPES), mayDecide: useMay('press') }
  const { steps, hint } = offerOf(
    { ...notice, isStale: changedFacts(notice, facts).length > 0, fourEyes: settings.fourEyes },
    viewer,
    new Date().toJSON(),
  )
  return (
    <>
      {steps.length > 0 && (
        <div class="actions">
          {steps.map((each, index) => (
            <StepButton key={each} step={each} isUsual={index === 0} file={props.file} onOpen={setStep} />
          ))}
        </div>
      )}
      {hint && <p class="meta no-print">{useHint(hint, notice.embargoedUntil)}</p>}
      {step && <StepDialog key={step} {...props} step={step} onClose={() => setStep(undefined)} />}
    </>
  )
}

function useHint(hint: Hint, embargoedUntil = ''): string {
  const { timeZone } = useOffice().settings
  const words = pressDeskWords().hints
  return hint === 'atMinute' ? words.atMinute(formatInstant(embargoedUntil, timeZone)) : words[hint]
}

interface StepButtonProps {
  readonly step: Step
  readonly isUsual: boolean
  readonly file: NoticeFile
  readonly onOpen: (step: DialogStep) => void
}

function StepButton({ step, isUsual, file: { notice, visit }, onOpen }: StepButtonProps) {
  const style = isUsual ? 'button' : 'button quiet'
  const words = pressDeskWords().steps[step]
  if (step === 'edit' || step === 'correct')
    return (
      <a class={style} href={pathOf('editNotice', { visitId: visit.id, noticeId: notice.id })}>
        {words}
      </a>
    )
  return (
    <button type="button" class={style} onClick={() => onOpen(step)}>
      {words}
    </button>
  )
}
