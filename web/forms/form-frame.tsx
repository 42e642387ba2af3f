/** The frame of a form: the summary of its errors, its fields, and its buttons. */
import type { ComponentChildren } from 'preact'
import { Fault } from '../parts/message'
import { Problem } from '../parts/problem'
import { common } from '../words/common'
import { idOf, type FieldError, type Form } from './form'

interface FormFrameProps<Values extends object> {
  readonly form: Form<Values>
  /** The words of the button that sends. */
  readonly submit: string
  /** The address of the button that leaves without sending. */
  readonly cancelTo?: string
  /** Leaves without sending, where the form is no page of its own. */
  readonly onCancel?: () => void
  readonly children: ComponentChildren
}

export function FormFrame<Values extends object>({
  form,
  submit,
  cancelTo,
  onCancel,
  children,
}: FormFrameProps<Values>) {
  const words = common()
  return (
    <form onSubmit={form.submit} noValidate>
      {form.isRestored && <RestoredNote onDiscard={form.discard} />}
      <ErrorSummary errors={form.errors} />
      {form.problem !== undefined && (
        <div class="error-summary" tabIndex={-1}>
          <Problem answer={form.problem === 'none' ? undefined : form.problem} />
        </div>
      )}
      {children}
      <div class="actions">
        <button type="submit" class="button" aria-disabled={form.isSending}>
          {form.isSending ? words.sending : submit}
        </button>
        {cancelTo !== undefined && (
          <a class="button quiet" href={cancelTo}>
            {words.cancel}
          </a>
        )}
        {onCancel && (
          <button type="button" class="button quiet" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
      </div>
    </form>
  )
}

/** Says that the values come from a draft. */
const RestoredNote = ({ onDiscard }: { readonly onDiscard: () => void }) => (
  <p class="note" role="status">
    {common().draftRestored}{' '}
    <button type="button" class="link" onClick={onDiscard}>
      {common().discardDraft}
    </button>
  </p>
)

/** The faults of all fields, each with a link to its field. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{common().errorsTitle}</h2>
      <ul>
        {errors.toSorted(byPosition).map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>
            <a href={`#${nearestField(pointer)}`} onClick={(event) => focusField(event, pointer)}>
              {labelOf(pointer).replace(/[?:]$/, '')}: <Fault of={message} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The order of the fields on the page. A page that has not been drawn yet has none. */
function byPosition(a: FieldError, b: FieldError): number {
  const [first, second] = [a, b].map(({ pointer }) => document.getElementById(nearestField(pointer)))
  if (!first || !second || first === second) return 0
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

/** The id of the field for a pointer, or of the nearest field above it. */
function nearestField(pointer: string): string {
  const parts = pointer.split('/')
  for (let length = parts.length; length > 1; length -= 1) {
    const id = idOf(parts.slice(0, length).join('/'))
    if (document.getElementById(id)) return id
  }
  return 'content'
}

function focusField(event: Event, pointer: string): void {
  event.preventDefault()
  document.getElementById(nearestField(pointer))?.focus()
}

/** The label of the field, behind the names of the groups that it is in: `Gast 2, Name`. Without a label, the pointer. */
function labelOf(pointer: string): string {
  const field = document.getElementById(nearestField(pointer))
  const named = field?.closest('.field, .row-list')
  const own = named?.getAttribute('aria-label') ?? textIn(named?.querySelector('legend, label'))
  const group = textIn(field?.closest('.group')?.querySelector('legend'))
  return [group, own].filter(Boolean).join(', ') || pointer
}

const textIn = (element: Element | null | undefined): string | undefined =>
  element?.firstChild?.textContent ?? undefined
