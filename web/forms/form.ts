/** The state of a form: its values with their draft, its errors, and sending. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../api'
import { useOffice } from '../context'
import { useLeaveGuard } from '../navigation'
import { common } from '../words/common'
import { useDraftedValues, type DraftedValues } from './drafted-values'

/** A fault of a field, as the API reports it. */
export interface FieldError {
  /** JSON pointer (RFC 6901) into the body that was sent. */
  readonly pointer: string
  readonly message: string
}

export interface FormOptions<Values extends object> {
  /** Names the draft: one for each form and each thing that it changes. */
  readonly form: string
  /** What the form shows without a draft. */
  readonly initial: Values
  /** Sends the values; the same key for every attempt to record the same draft. */
  readonly send: (values: Values, idempotencyKey: string) => Promise<Answer<unknown>>
  readonly onRecorded: (body: unknown) => void
  /** Faults that the form finds before it sends. @default none */
  readonly check?: (values: Values) => readonly FieldError[]
  /** Takes an answer that the form does not handle by itself, such as a `412`. Returns whether it did. */
  readonly onRefused?: (answer: Answer<unknown>, values: Values) => boolean
  /** Where a fault of the API stands in the form. @default at its own pointer */
  readonly locate?: (pointer: string, values: Values) => string
  /**
   * Takes what an earlier attempt has recorded, whose answer was lost, while the values have changed since. Without it, the
   * refusal is shown.
   */
  readonly onRecordedBefore?: (body: unknown, newer: Values) => void
}

export interface Form<Values extends object> {
  readonly values: Values
  readonly change: (patch: Partial<Values>) => void
  readonly errors: readonly FieldError[]
  /** The answer that is no fault of a field; `'none'` if there was none. */
  readonly problem: Answer<unknown> | 'none' | undefined
  readonly isSending: boolean
  /** Whether the values come from a draft. */
  readonly isRestored: boolean
  readonly submit: (event?: Event) => void
  /** Shows these values and sends them. */
  sendValues(values: Values): void
  /** Drops the draft and shows the initial values again. */
  readonly discard: () => void
}

export function useForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  const { sub } = useOffice().session
  const drafted = useDraftedValues({ sub, form: options.form }, options.initial)
  const faults = useFaults()
  const { isSending, sendOnce } = useSendOnce((values: Values) =>
    sendValid({ options, drafted, faults }, values),
  )
  useLeaveGuard(drafted.hasChanges && !isSending, common().leave)
  const { values, change, isRestored } = drafted
  return {
    values,
    change,
    errors: faults.errors,
    problem: faults.problem,
    isSending,
    isRestored,
    submit: (event) => {
      event?.preventDefault()
      sendOnce(values)
    },
    sendValues: (next) => {
      drafted.replace(next)
      sendOnce(next)
    },
    discard: useCallback(() => {
      drafted.discard()
      faults.setErrors([])
    }, []),
  }
}

/** What is wrong with the last attempt. The summary of it takes the focus. */
function useFaults() {
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [problem, setProblem] = useState<Answer<unknown> | 'none'>()
  useEffect(() => {
    if (errors.length > 0 || problem !== undefined)
      document.querySelector<HTMLElement>('.error-summary')?.focus()
  }, [errors, problem])
  return { errors, setErrors, problem, setProblem }
}

type Faults = ReturnType<typeof useFaults>

/** Sends nothing while something is being sent, such as at a second click. */
function useSendOnce<Values>(send: (values: Values) => Promise<void>) {
  const [isSending, setSending] = useState(false)
  const sending = useRef(false)
  const sendOnce = (values: Values): void => {
    if (sending.current) return
    sending.current = true
    setSending(true)
    void send(values).finally(() => {
      sending.current = false
      setSending(false)
    })
  }
  return { isSending, sendOnce }
}

/** What an attempt to record values works with. */
interface Sending<Values extends object> {
  readonly options: FormOptions<Values>
  readonly drafted: DraftedValues<Values>
  readonly faults: Faults
}

/** Sends values in which the form finds no fault. */
async function sendValid<Values extends object>(sending: Sending<Values>, values: Values): Promise<void> {
  const { options, drafted, faults } = sending
  const found = options.check?.(values) ?? []
  faults.setErrors(found)
  faults.setProblem(undefined)
  if (found.length > 0) return
  drafted.addAttempt(values)
  try {
    const answer = await options.send(values, drafted.key())
    if (isKeyReused(answer)) return await findRecorded(sending, answer, values)
    // A refusal has recorded nothing; a fault of the server may have.
    if (answer.status < 500) drafted.dropAttempt(values)
    take(sending, answer, values)
  } catch {
    faults.setProblem('none')
  }
}

/** Sends the earlier attempts again, which records nothing, and gives the answer of the one that was recorded. */
async function findRecorded<Values extends object>(
  { options, drafted, faults }: Sending<Values>,
  refusal: Answer<unknown>,
  newer: Values,
): Promise<void> {
  const { send, onRecordedBefore } = options
  for (const attempt of onRecordedBefore ? drafted.attempts() : []) {
    const answer = await send(attempt, drafted.key())
    if (!answer.ok) continue
    drafted.finish()
    return onRecordedBefore?.(answer.body, newer)
  }
  faults.setProblem(refusal)
}

function take<Values extends object>(
  { options, drafted, faults }: Sending<Values>,
  answer: Answer<unknown>,
  from: Values,
): void {
  if (answer.ok) {
    drafted.finish()
    return options.onRecorded(answer.body)
  }
  if (options.onRefused?.(answer, from)) return undefined
  const errors = errorsIn(answer).map(({ pointer, message }) => ({
    pointer: options.locate?.(pointer, from) ?? pointer,
    message,
  }))
  if (errors.length > 0) faults.setErrors(errors)
  else faults.setProblem(answer)
  return undefined
}

const isKeyReused = ({ ok, body }: Answer<unknown>): boolean =>
  !ok && ((body ?? {}) as { readonly type?: string }).type === 'urn:golden-book:problem:key-reused'

/** The faults of fields in a problem (RFC 9457). */
function errorsIn({ body }: Answer<unknown>): readonly FieldError[] {
  const { errors = [] } = (body ?? {}) as { readonly errors?: readonly FieldError[] }
  return errors
}

/** The id of the input for a pointer. */
export const idOf = (pointer: string): string => `field${pointer.replaceAll(/[/~]/g, '-')}`
