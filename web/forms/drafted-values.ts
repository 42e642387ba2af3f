/** The values of a form: each change is kept as a draft until the values are recorded. */
import { useCallback, useRef, useState } from 'preact/hooks'
import { dropDraft, readDraft, writeDraft, type DraftName } from './drafts'

export interface DraftedValues<Values extends object> {
  readonly values: Values
  readonly isRestored: boolean
  readonly hasChanges: boolean
  readonly change: (patch: Partial<Values>) => void
  /** Replaces the values, which are kept once they are sent. */
  readonly replace: (values: Values) => void
  /** Shows the initial values again, with another key. */
  readonly discard: () => void
  /** Ends the draft: its values are recorded. */
  readonly finish: () => void
  /** The same for every attempt to record the draft. */
  readonly key: () => string
  /** The attempts without an answer, oldest first: each may have been recorded. */
  readonly attempts: () => readonly Values[]
  readonly addAttempt: (values: Values) => void
  /** An attempt that has recorded nothing. */
  readonly dropAttempt: (values: Values) => void
}

export function useDraftedValues<Values extends object>(
  { sub, form }: DraftName,
  initial: Values,
): DraftedValues<Values> {
  const name = { sub, form }
  const [draft] = useState(() => readDraft<Values>(name))
  const key = useRef(draft?.idempotencyKey ?? crypto.randomUUID())
  const sent = useRef(draft?.sent ?? [])
  const [values, setValues] = useState<Values>(draft?.values ?? initial)
  const [isRestored, setRestored] = useState(draft !== undefined)
  const [hasChanges, setChanged] = useState(draft !== undefined)
  const keep = (next: Values): void =>
    writeDraft(name, { values: next, idempotencyKey: key.current, sent: sent.current })
  const finish = (): void => {
    dropDraft(name)
    key.current = crypto.randomUUID()
    sent.current = []
    setChanged(false)
  }
  return {
    values,
    isRestored,
    hasChanges,
    change: (patch) =>
      setValues((before) => {
        const next = { ...before, ...patch }
        keep(next)
        setChanged(true)
        return next
      }),
    replace: (next) => {
      setValues(next)
      setChanged(true)
    },
    discard: useCallback(() => {
      finish()
      setValues(initial)
      setRestored(false)
    }, [sub, form]),
    finish,
    key: () => key.current,
    attempts: () => sent.current,
    addAttempt: (next) => {
      sent.current = [...without(sent.current, next), next]
      keep(next)
    },
    dropAttempt: (next) => {
      sent.current = without(sent.current, next)
    },
  }
}

/** The attempts except those with the same values. */
const without = <Values extends object>(attempts: readonly Values[], values: Values): readonly Values[] =>
  attempts.filter((each) => JSON.stringify(each) !== JSON.stringify(values))
