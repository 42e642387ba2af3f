/** The steps of a partnership that are allowed, each with a reason and, where known, a date. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useOffice } from '../../context'
import { ArchiveDates, DateField } from '../../forms/date-field'
import { fromDateInput, NO_DATE, type DateInput } from '../../forms/date-input'
import { TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { FormFrame } from '../../forms/form-frame'
import { useForm, type FieldError } from '../../forms/form'
import { partnershipWords } from '../../words/partnerships'
import type { Partnership } from './partnership-input'

type Status = Partnership['status']

/** The order in which they are offered. */
const STEPS: Readonly<Record<Status, readonly Status[]>> = {
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: ['active'],
}

interface StatusStepsProps {
  readonly partnership: Partnership
  readonly etag: string
  /** Is given a sentence that says what was done. */
  readonly onDone: (sentence: string) => void
}

/** Buttons for the steps; the chosen one opens its form below them. */
export function StatusSteps(props: StatusStepsProps) {
  const { partnership } = props
  const words = partnershipWords()
  const [step, setStep] = useState<Status>()
  return (
    <>
      {STEPS[partnership.status].map((each) => (
        <button
          key={each}
          type="button"
          class="button quiet"
          aria-expanded={step === each}
          onClick={() => setStep(step === each ? undefined : each)}
        >
          {words.steps[each]}
        </button>
      ))}
      {step && <StepForm key={step} {...props} step={step} />}
    </>
  )
}

interface StepValues {
  readonly reason: string
  readonly on: DateInput
}

const checkStep = ({ reason }: StepValues): readonly FieldError[] =>
  reason.trim() === '' ? [{ pointer: '/reason', message: partnershipWords().reasonMissing }] : []

function useStepForm({ partnership, etag, onDone, step }: StatusStepsProps & { readonly step: Status }) {
  const { api } = useOffice()
  const words = partnershipWords()
  return useForm<StepValues>({
    form: `partnership-status:${partnership.id}:${step}`,
    initial: { reason: '', on: NO_DATE },
    check: checkStep,
    send: async ({ reason, on }, idempotencyKey) =>
      await api.call('changePartnershipStatus', {
        params: { partnershipId: partnership.id },
        body: { status: step, reason: reason.trim(), on: fromDateInput(on) },
        ifMatch: etag,
        idempotencyKey,
      }),
    onRecorded: () => onDone(words.stepDone[step]),
    onRefused: ({ status }) => {
      if (status !== 412) return false
      onDone(`${words.changedMeanwhile} ${words.stepAgain}`)
      return true
    },
  })
}

function StepForm(props: StatusStepsProps & { readonly step: Status }) {
  const words = partnershipWords()
  const form = useStepForm(props)
  const field = fieldsOf(form)
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <section class="step" ref={section} aria-labelledby="step-title">
      <h2 id="step-title">{words.stepTitle[props.step]}</h2>
      <FormFrame form={form} submit={words.steps[props.step]}>
        <TextField pointer="/reason" label={words.reason} hint={words.reasonHint} {...field('reason')} />
        <ArchiveDates.Provider value={props.partnership.origin === 'archive'}>
          <DateField pointer="/on" label={words.on} hint={words.onHint} {...field('on')} isRequired={false} />
        </ArchiveDates.Provider>
      </FormFrame>
    </section>
  )
}
