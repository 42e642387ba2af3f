/** The form of a thing that is edited: it is saved with what somebody else has changed meanwhile. */
import { useState } from 'preact/hooks'
import type { Answer } from '../api'
import { navigate } from '../navigation'
import { keepRecorded } from '../recorded'
import { useForm, type Form, type FormOptions } from './form'
import { isEqual } from './json'
import { resolve, type Choices, type Conflict } from './merge'
import { saveMerged, type ReadVersion, type Saved, type Saving, type Undecided } from './save-merged'

/** What the form holds, with the version that it began with. */
export type Edited<Values, Version = ReadVersion> = Values & { readonly read: Version }

interface MergedFormOptions<Values extends object, Thing, Version extends ReadVersion> extends Pick<
  FormOptions<Edited<Values, Version>>,
  'form' | 'initial' | 'check' | 'locate' | 'onRecordedBefore'
> {
  /** The path of the thing below `/v1`: `visits/0190…` */
  readonly subject: string
  /** The address of the thing's page, which is shown once the thing is saved. */
  readonly address: string
  readonly toBody: (values: Values) => object
  readonly toValues: (fields: object) => Partial<Values>
  readonly saving: (values: Edited<Values, Version>, idempotencyKey: string) => Saving<Thing, Version>
  /** What becomes of the values when the newest version is changed in another way. @default they stay */
  readonly onSentOtherwise?: (values: Edited<Values, Version>) => Edited<Values, Version>
}

export interface MergedForm<Values extends object> {
  readonly form: Form<Values>
  readonly address: string
  /** The fields that both have changed; undefined while nobody must choose. */
  readonly conflicts: readonly Conflict[] | undefined
  /** Sends the values with what a person has chosen. */
  readonly decide: (choices: Choices) => void
  /** Goes back from the conflicts to the form. */
  readonly dismiss: () => void
  /** Whether the values differ from the version that was read. */
  readonly hasChanges: boolean
}

export function useMergedForm<Values extends object, Thing, Version extends ReadVersion>(
  options: MergedFormOptions<Values, Thing, Version>,
): MergedForm<Edited<Values, Version>> {
  const { address, toBody } = options
  const [conflict, setConflict] = useState<Undecided<Version>>()
  const form = useMergingForm(options, setConflict)
  const dismiss = () => setConflict(undefined)
  return {
    form,
    address,
    conflicts: conflict?.merge.conflicts,
    decide: (choices) => {
      dismiss()
      if (conflict) form.sendValues(rebased(options, form.values, conflict, choices))
    },
    dismiss,
    hasChanges: !isEqual(form.values.read.fields, toBody(form.values)),
  }
}

/** @param onConflict is told that a person must choose */
function useMergingForm<Values extends object, Thing, Version extends ReadVersion>(
  options: MergedFormOptions<Values, Thing, Version>,
  onConflict: (conflict: Undecided<Version>) => void,
): Form<Edited<Values, Version>> {
  const { subject, address, toBody, saving, onSentOtherwise = (values) => values } = options
  const [attempt] = useState<{ saved?: Saved<Version> }>({})
  const form = useForm<Edited<Values, Version>>({
    ...options,
    send: async (values, idempotencyKey) => {
      attempt.saved = await saveMerged(values.read, toBody(values), saving(values, idempotencyKey))
      return attempt.saved.kind === 'answered' ? attempt.saved.answer : UNDECIDED
    },
    onRefused: (_, values) => {
      const { saved } = attempt
      if (!saved || saved.kind === 'answered') return false
      if (saved.kind === 'conflict') onConflict(saved)
      else form.change(onSentOtherwise(rebased(options, values, saved)))
      return true
    },
    onRecorded: (body) => {
      const isMerged = attempt.saved?.kind === 'answered' && attempt.saved.isMerged
      keepRecorded(subject, body as object, { isMerged })
      navigate(address, { force: true })
    },
  })
  return form
}

/** The values on the newest version, with what a person has chosen. */
const rebased = <Values extends object, Version extends ReadVersion>(
  { toValues }: { readonly toValues: (fields: object) => Partial<Values> },
  values: Edited<Values, Version>,
  { merge, theirs }: Undecided<Version>,
  choices: Choices = {},
): Edited<Values, Version> => ({ ...values, ...toValues(resolve(merge, choices)), read: theirs })

/** Stands for the answer to an attempt that a person must decide about. */
const UNDECIDED: Answer<unknown> = {
  ok: false,
  status: 412,
  headers: new Headers(),
  etag: undefined,
  body: undefined,
}
