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

interface FormOptions<Values extends object> {
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
  /** Drops the draft and shows the initial values again. */
  readonly discard: () => void
}

export function useForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  const { form, initial } = options
  const { sub } = useOffice().session
  const name = { sub, form }
  const [draft] = useState(() => readDraft<Values>(name))
  const key = useRef(draft?.idempotencyKey ?? crypto.randomUUID())
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

  const change = (patch: Partial<Values>): void =>
    setValues((before) => {
      const next = { ...before, ...patch }
      writeDraft(name, next, key.current)
      setChanged(true)
      return next
    })

  async function send(): Promise<void> {
    const found = options.check?.(values) ?? []
    setErrors(found)
    setProblem(undefined)
    if (found.length > 0) return
    writeDraft(name, values, key.current)
    try {
      take(await options.send(values, key.current))
    } catch {
      setProblem('none')
    }
  }

  function take(answer: Answer<unknown>): void {
    if (answer.ok) {
      dropDraft(name)
      setChanged(false)
      return options.onRecorded(answer.body)
    }
    if (options.onRefused?.(answer, values)) return undefined
    const faults = errorsIn(answer)
    if (faults.length > 0) setErrors(faults)
    else setProblem(answer)
    return undefined
  }

  const submit = (event?: Event): void => {
    event?.preventDefault()
    // A second click while the first is being sent.
    if (sending.current) return
    sending.current = true
    setSending(true)
    void send().finally(() => {
      sending.current = false
      setSending(false)
    })
  }

  const discard = useCallback(() => {
    dropDraft(name)
    key.current = crypto.randomUUID()
    setValues(initial)
    setRestored(false)
    setChanged(false)
    setErrors([])
  }, [sub, form])

  return { values, change, errors, problem, isSending, isRestored, submit, discard }
}

/** The faults of fields in a problem (RFC 9457). */
export function errorsIn({ body }: Answer<unknown>): readonly FieldError[] {
  const { errors = [] } = (body ?? {}) as { readonly errors?: readonly FieldError[] }
  return errors
}

/** The id of the input for a pointer. */
export const idOf = (pointer: string): string => `field${pointer.replaceAll(/[/~]/g, '-')}`
