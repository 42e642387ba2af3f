/** Values of the record with their places. A value enters a notice only as a field, so that its fact comes with it. */
import type { Fact } from '../../../contract/notices/schemas'
import { pointerOf } from '../../../contract/parse'

/** A value, and the fact that a text states by it. */
export interface Field<T> {
  readonly value: T
  readonly fact: Fact
}

/** A whole thing, such as a visit. `subject` is its path below `/v1`. */
export const thingField = <Thing extends { readonly version: number }>(
  subject: string,
  thing: Thing,
): Field<Thing> => ({ value: thing, fact: { subject, sequence: thing.version, pointer: '' } })

/** The field of a thing, or of a part of it; its value may be absent. */
export const at = <T extends object, K extends keyof T & (string | number)>(
  { value, fact }: Field<T>,
  key: K,
): Field<T[K]> => ({
  value: value[key],
  fact: { ...fact, pointer: `${fact.pointer}${pointerOf([key])}` },
})

type Present<T> = Exclude<T, undefined>

/** The field of a thing if it has a value. */
export function optional<T extends object, K extends keyof T & (string | number)>(
  thing: Field<T>,
  key: K,
): Field<Present<T[K]>> | undefined {
  const { value, fact } = at(thing, key)
  return value === undefined ? undefined : { value: value as Present<T[K]>, fact }
}

/** The items of a list. */
export const itemsOf = <T>(list: Field<readonly T[]>): Field<T>[] =>
  list.value.map((value, index) => ({
    value,
    fact: { ...list.fact, pointer: `${list.fact.pointer}/${index}` },
  }))

export const isDefined = <T>(value: T | undefined): value is T => value !== undefined
