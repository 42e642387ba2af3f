/** A dialog that asks once before something is done, with the reason for it. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../api'
import { TextField } from '../forms/fields'
import { useForm } from '../forms/form'
import { FormFrame } from '../forms/form-frame'
import { LocalizedFields } from '../forms/localized-fields'
import { fromLocalizedInput, NO_TEXT } from '../forms/localized-input'
import { reasonDialogWords } from '../words/reason-dialog'

/** What a person has entered; undefined for what was left blank. */
interface GivenWords {
  readonly reason: string | undefined
  readonly outcome: Readonly<Record<string, string>> | undefined
}

interface ReasonDialogProps<Body> {
  /** Names the draft of the reason. */
  readonly form: string
  readonly title: string
  /** The words of the button that does it. */
  readonly submit: string
  readonly reason: 'required' | 'optional' | 'none'
  /** Whether to ask for an outcome, which can be left out. @default false */
  readonly asksOutcome?: boolean
  readonly send: (given: GivenWords, idempotencyKey: string) => Promise<Answer<Body>>
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
  const { title, submit, reason, asksOutcome = false, onClose, children } = props
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
        {asksOutcome && (
          <LocalizedFields
            pointer="/outcome"
            label={words.outcome}
            hint={words.outcomeHint}
            lines={3}
            isRequired={false}
            value={form.values.outcome}
            onChange={(outcome) => form.change({ outcome })}
            errors={form.errors}
            canAdd
          />
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
    initial: { reason: '', outcome: NO_TEXT },
    check: ({ reason }) =>
      props.reason === 'required' && reason.trim() === ''
        ? [{ pointer: '/reason', message: reasonDialogWords().missing }]
        : [],
    send: ({ reason, outcome }, key) =>
      props.send({ reason: oneLine(reason), outcome: fromLocalizedInput(outcome) }, key),
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
