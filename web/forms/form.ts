/** The state of a form: its values with their draft, its errors, and sending. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../api'
import { useOffice } from '../context'
import { useLeaveGuard } from '../navigation'
import { common } from '../words/common'
import { dropDraft, readDraft, writeDraft } from './drafts'

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
  const { form, initial } = options
  const { sub } = useOffice().session
  const name = { sub, form }
  const [draft] = useState(() => readDraft<Values>(name))
  const key = useRef(draft?.idempotencyKey ?? crypto.randomUUID())
  /** The attempts without an answer, oldest first: each may have been recorded. */
  const sent = useRef(draft?.sent ?? [])
  const [values, setValues] = useState<Values>(draft?.values ?? initial)
  const [isRestored, setRestored] = useState(draft !== undefined)
  const [hasChanges, setChanged] = useState(draft !== undefined)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [problem, setProblem] = useState<Answer<unknown> | 'none'>()
  const [isSending, setSending] = useState(false)
  const sending = useRef(false)
  useLeaveGuard(hasChanges && !isSending, common().leave)
  useEffect(() => {
    if (errors.length > 0 || problem !== undefined)
      document.querySelector<HTMLElement>('.error-summary')?.focus()
  }, [errors, problem])

  const keep = (next: Values): void =>
    writeDraft(name, { values: next, idempotencyKey: key.current, sent: sent.current })

  const change = (patch: Partial<Values>): void =>
    setValues((before) => {
      const next = { ...before, ...patch }
      keep(next)
      setChanged(true)
      return next
    })

  async function send(next: Values): Promise<void> {
    const found = options.check?.(next) ?? []
    setErrors(found)
    setProblem(undefined)
    if (found.length > 0) return
    sent.current = [...without(sent.current, next), next]
    keep(next)
    try {
      const answer = await options.send(next, key.current)
      if (isKeyReused(answer)) return await findRecorded(answer, next)
      // A refusal has recorded nothing; a fault of the server may have.
      if (answer.status < 500) sent.current = without(sent.current, next)
      take(answer, next)
    } catch {
      setProblem('none')
    }
  }

  /** Sends the earlier attempts again, which records nothing, and gives the answer of the one that was recorded. */
  async function findRecorded(refusal: Answer<unknown>, newer: Values): Promise<void> {
    const { onRecordedBefore } = options
    for (const attempt of onRecordedBefore ? sent.current : []) {
      const answer = await options.send(attempt, key.current)
      if (!answer.ok) continue
      finish()
      return onRecordedBefore?.(answer.body, newer)
    }
    setProblem(refusal)
  }

  function finish(): void {
    dropDraft(name)
    key.current = crypto.randomUUID()
    sent.current = []
    setChanged(false)
  }

  function take(answer: Answer<unknown>, from: Values): void {
    if (answer.ok) {
      finish()
      return options.onRecorded(answer.body)
    }
    if (options.onRefused?.(answer, from)) return undefined
    const faults = errorsIn(answer).map(({ pointer, message }) => ({
      pointer: options.locate?.(pointer, from) ?? pointer,
      message,
    }))
    if (faults.length > 0) setErrors(faults)
    else setProblem(answer)
    return undefined
  }

  const sendOnce = (next: Values): void => {
    // A second click while the first is being sent.
    if (sending.current) return
    sending.current = true
    setSending(true)
    void send(next).finally(() => {
      sending.current = false
      setSending(false)
    })
  }

  const submit = (event?: Event): void => {
    event?.preventDefault()
    sendOnce(values)
  }

  const sendValues = (next: Values): void => {
    setValues(next)
    setChanged(true)
    sendOnce(next)
  }

  const discard = useCallback(() => {
    dropDraft(name)
    key.current = crypto.randomUUID()
    sent.current = []
    setValues(initial)
    setRestored(false)
    setChanged(false)
    setErrors([])
  }, [sub, form])

  return { values, change, errors, problem, isSending, isRestored, submit, sendValues, discard }
}

/** The attempts except those with the same values. */
const without = <Values extends object>(attempts: readonly Values[], values: Values): readonly Values[] =>
  attempts.filter((each) => JSON.stringify(each) !== JSON.stringify(values))

const isKeyReused = ({ ok, body }: Answer<unknown>): boolean =>
  !ok && ((body ?? {}) as { readonly type?: string }).type === 'urn:golden-book:problem:key-reused'

/** The faults of fields in a problem (RFC 9457). */
export function errorsIn({ body }: Answer<unknown>): readonly FieldError[] {
  const { errors = [] } = (body ?? {}) as { readonly errors?: readonly FieldError[] }
  return errors
}

/** The id of the input for a pointer. */
export const idOf = (pointer: string): string => `field${pointer.replaceAll(/[/~]/g, '-')}`
