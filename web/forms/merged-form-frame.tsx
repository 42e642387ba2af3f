/** The frame of a form that edits a thing; the choice instead, where somebody else has changed the same fields. */
import type { ComponentChildren } from 'preact'
import { navigate } from '../navigation'
import { common } from '../words/common'
import { ConflictForm } from './conflict-form'
import { FormFrame } from './form-frame'
import type { MergedForm } from './use-merged-form'

interface MergedFormFrameProps<Values extends object> {
  readonly edit: MergedForm<Values>
  /** The label of a field, by its pointer. */
  readonly labelOf: (pointer: string) => string
  /** The value of a field in words. */
  readonly show: (pointer: string, value: unknown) => ComponentChildren
  /** The words of the button that sends. @default 'save' */
  readonly submit?: string | undefined
  /** What the person is told about the values. */
  readonly note?: string | undefined
  readonly children: ComponentChildren
}

export function MergedFormFrame<Values extends object>({
  edit,
  labelOf,
  show,
  submit = common().save,
  note,
  children,
}: MergedFormFrameProps<Values>) {
  const { form, address, conflicts, decide, dismiss } = edit
  if (conflicts) return <ConflictForm {...{ conflicts, labelOf, show }} onDecided={decide} onBack={dismiss} />
  const leaveUnchanged = (event?: Event) => {
    event?.preventDefault()
    form.discard()
    navigate(address, { force: true })
  }
  const shown = edit.hasChanges ? form : { ...form, submit: leaveUnchanged }
  return (
    <>
      {note !== undefined && (
        <p class="note" role="status">
          {note}
        </p>
      )}
      <FormFrame form={shown} submit={submit} cancelTo={address}>
        {children}
      </FormFrame>
    </>
  )
}
