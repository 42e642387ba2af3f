import type { ComponentChildren } from 'preact'
import { describedBy, FieldNotes, Optional } from './fields'
import { idOf, type FieldError } from './form'

interface FieldGroupProps {
  readonly pointer: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly errors: readonly FieldError[]
  /** @default true */
  readonly isRequired?: boolean
  /** A further class of the style. */
  readonly kind?: 'date' | 'localized' | 'versions'
  /** Whether its errors lead to the group itself; otherwise one of its inputs has the id of the pointer. @default false */
  readonly isTarget?: boolean
  readonly children: ComponentChildren
}

/** Several inputs that are one field, with its legend, its hint and its errors. */
export function FieldGroup(group: FieldGroupProps) {
  const { pointer, legend, hint, errors, isRequired = true, kind, isTarget = false, children } = group
  const isWrong = errors.some((each) => each.pointer === pointer)
  return (
    <fieldset
      {...(isTarget && { id: idOf(pointer), tabIndex: -1 })}
      class={['field', kind, isWrong && 'wrong'].filter(Boolean).join(' ')}
      {...describedBy(pointer, hint, errors)}
    >
      <legend>
        {legend}
        <Optional isRequired={isRequired} />
      </legend>
      <FieldNotes pointer={pointer} hint={hint} errors={errors} />
      {children}
    </fieldset>
  )
}
