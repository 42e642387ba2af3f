/** The values of a form: each change is kept as a draft until the values are recorded. */
import { useCallback, useState } from 'preact/hooks'
import { dropDraft, readDraft, writeDraft, type DraftName } from './drafts'

/** The draft of a form, and the attempts to record it. */
interface OpenDraft<Values extends object> {
  /** What was kept before the form was shown. */
  readonly restored: Values | undefined
  /** The same for every attempt to record the draft. */
  readonly key: () => string
  /** The attempts without an answer, oldest first: each may have been recorded. */
  readonly attempts: () => readonly Values[]
  readonly keep: (values: Values) => void
  readonly addAttempt: (values: Values) => void
  /** An attempt that has recorded nothing. */
  readonly dropAttempt: (values: Values) => void
  /** Ends the draft; what is entered next is another one. */
  readonly end: () => void
}

/** A draft of an earlier release may lack a field, which then has its initial value. */
function openDraft<Values extends object>(name: DraftName, initial: Values): OpenDraft<Values> {
  const draft = readDraft<Values>(name)
  let key: string = draft?.idempotencyKey ?? crypto.randomUUID()
  const complete = (values: Values): Values => ({ ...initial, ...values })
  let sent: readonly Values[] = (draft?.sent ?? []).map(complete)
  const keep = (values: Values): void => writeDraft(name, { values, idempotencyKey: key, sent })
  return {
    restored: draft && complete(draft.values),
    key: () => key,
    attempts: () => sent,
    keep,
    addAttempt: (values) => {
      sent = [...without(sent, values), values]
      keep(values)
    },
    dropAttempt: (values) => {
      sent = without(sent, values)
    },
    end: () => {
      dropDraft(name)
      key = crypto.randomUUID()
      sent = []
    },
  }
}

/** The attempts except those with the same values. */
const without = <Values extends object>(attempts: readonly Values[], values: Values): readonly Values[] =>
  attempts.filter((each) => JSON.stringify(each) !== JSON.stringify(values))

export interface DraftedValues<Values extends object> extends Pick<
  OpenDraft<Values>,
  'key' | 'attempts' | 'addAttempt' | 'dropAttempt'
> {
  readonly values: Values
  readonly isRestored: boolean
  readonly hasChanges: boolean
  readonly change: (patch: Partial<Values>) => void
  /** Replaces the values, which are kept once they are sent. */
  readonly replace: (values: Values) => void
  /** Shows the initial values again, as another draft. */
  readonly discard: () => void
  /** The values are recorded. */
  readonly finish: () => void
}

export function useDraftedValues<Values extends object>(
  name: DraftName,
  initial: Values,
): DraftedValues<Values> {
  const [draft] = useState(() => openDraft(name, initial))
  const [values, setValues] = useState(draft.restored ?? initial)
  const [isRestored, setRestored] = useState(draft.restored !== undefined)
  const [hasChanges, setChanged] = useState(draft.restored !== undefined)
  const finish = (): void => {
    draft.end()
    setChanged(false)
  }
  return {
    ...draft,
    values,
    isRestored,
    hasChanges,
    change: (patch) =>
      setValues((before) => {
        const next = { ...before, ...patch }
        draft.keep(next)
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
    }, []),
    finish,
  }
}
