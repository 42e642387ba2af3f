/** A dialog that asks once before something is done, with the reason for it. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../api'
import { TextField } from '../forms/fields'
import { useForm } from '../forms/form'
import { FormFrame } from '../forms/form-frame'
import { reasonDialogWords } from '../words/reason-dialog'

interface ReasonDialogProps<Body> {
  /** Names the draft of the reason. */
  readonly form: string
  readonly title: string
  /** The words of the button that does it. */
  readonly submit: string
  readonly reason: 'required' | 'optional' | 'none'
  readonly send: (reason: string | undefined, idempotencyKey: string) => Promise<Answer<Body>>
  readonly onDone: (body: Body) => void
  /** The thing has changed since it was read (412). Nothing was done. */
  readonly onStale: () => void
  /** The words for a refusal (409); undefined for the API's own. */
  readonly refusal?: (answer: Answer<unknown>) => ComponentChildren
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

/** Opens at once. The Escape key and the button "cancel" close it, and the focus returns to where it was. */
export function ReasonDialog<Body>(props: ReasonDialogProps<Body>) {
  const { title, submit, reason, onClose, children } = props
  const words = reasonDialogWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const { form, refused } = useReasonForm(props)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const cancel = () => {
    form.discard()
    dialog.current?.close()
  }
  return (
    <dialog ref={dialog} class="ask" aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
      <FormFrame form={form} submit={submit} onCancel={cancel}>
        {refused !== undefined && (
          <div class="note problem" role="alert">
            {refused}
          </div>
        )}
        {reason !== 'none' && (
          <TextField
            pointer="/reason"
            label={words.reason}
            hint={words.reasonHint}
            lines={3}
            isRequired={reason === 'required'}
            value={form.values.reason}
            onChange={(text) => form.change({ reason: text })}
            errors={form.errors}
          />
        )}
      </FormFrame>
    </dialog>
  )
}

function useReasonForm<Body>(props: ReasonDialogProps<Body>) {
  const [refused, setRefused] = useState<ComponentChildren>()
  const form = useForm({
    form: props.form,
    initial: { reason: '' },
    check: ({ reason }) =>
      props.reason === 'required' && reason.trim() === ''
        ? [{ pointer: '/reason', message: reasonDialogWords().missing }]
        : [],
    send: ({ reason }, key) => props.send(oneLine(reason), key),
    onRecorded: (body) => props.onDone(body as Body),
    onRefused: (answer) => {
      if (answer.status === 412) {
        props.onStale()
        return true
      }
      const words = answer.status === 409 ? props.refusal?.(answer) : undefined
      setRefused(words)
      return words !== undefined
    },
  })
  return { form, refused }
}

/** The API takes a reason of one line. */
function oneLine(text: string): string | undefined {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line === '' ? undefined : line
}
