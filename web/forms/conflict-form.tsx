/** Two people have changed the same fields of a thing: a person chooses for each whose version holds. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { conflictWords } from '../words/conflict'
import { FieldGroup } from './field-group'
import { ErrorSummary } from './form-frame'
import { idOf, type FieldError } from './form'
import type { Choices, Conflict } from './merge'

interface ConflictFormProps {
  readonly conflicts: readonly Conflict[]
  /** The label of a field, by its pointer. */
  readonly labelOf: (pointer: string) => string
  /** The value of a field in words. */
  readonly show: (pointer: string, value: unknown) => ComponentChildren
  readonly onDecided: (choices: Choices) => void
  readonly onBack: () => void
}

export function ConflictForm({ conflicts, labelOf, show, onDecided, onBack }: ConflictFormProps) {
  const words = conflictWords()
  const headline = useRef<HTMLHeadingElement>(null)
  const [choices, setChoices] = useState<Choices>({})
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  useEffect(() => headline.current?.focus(), [])
  useEffect(() => {
    if (errors.length > 0) document.querySelector<HTMLElement>('.error-summary')?.focus()
  }, [errors])
  const submit = (event: Event) => {
    event.preventDefault()
    const open = conflicts.filter(({ pointer }) => choices[pointer] === undefined)
    setErrors(open.map(({ pointer }) => ({ pointer, message: 'must be one of mine, theirs' })))
    if (open.length === 0) onDecided(choices)
  }
  return (
    <form onSubmit={submit} noValidate>
      <h2 ref={headline} tabIndex={-1}>
        {words.title}
      </h2>
      <p>{words.lead}</p>
      <ErrorSummary errors={errors} />
      {conflicts.map((conflict) => (
        <Choice
          key={conflict.pointer}
          conflict={conflict}
          label={labelOf(conflict.pointer)}
          show={(value) => (value === undefined ? words.nothing : show(conflict.pointer, value))}
          choice={choices[conflict.pointer]}
          onChoice={(choice) => setChoices((before) => ({ ...before, [conflict.pointer]: choice }))}
          errors={errors}
        />
      ))}
      <Buttons onBack={onBack} />
    </form>
  )
}

const Buttons = ({ onBack }: { readonly onBack: () => void }) => (
  <div class="actions">
    <button type="submit" class="button">
      {conflictWords().save}
    </button>
    <button type="button" class="button quiet" onClick={onBack}>
      {conflictWords().back}
    </button>
  </div>
)

interface ChoiceProps {
  readonly conflict: Conflict
  readonly label: string
  readonly show: (value: unknown) => ComponentChildren
  readonly choice: 'mine' | 'theirs' | undefined
  readonly onChoice: (choice: 'mine' | 'theirs') => void
  readonly errors: readonly FieldError[]
}

function Choice({ conflict, label, show, choice, onChoice, errors }: ChoiceProps) {
  const words = conflictWords()
  const { pointer } = conflict
  const id = idOf(pointer)
  return (
    <FieldGroup pointer={pointer} legend={label} errors={errors} kind="versions">
      <div class="side-by-side">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} class="check">
            <input
              type="radio"
              id={side === 'mine' ? id : `${id}-theirs`}
              name={id}
              checked={choice === side}
              onChange={() => onChoice(side)}
            />
            <label for={side === 'mine' ? id : `${id}-theirs`}>
              <span class="version-of">{words[side]}</span>
              {show(conflict[side])}
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
