/** The merge of two versions of a thing that were made from the same one. */
import { isEqual, isFields, type Fields } from './json'

/** A field that both have changed, each in another way. An absent value is undefined. */
export interface Conflict {
  /** A JSON pointer: `/start`, `/occasion/de`. */
  readonly pointer: string
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merge {
  /** Every change of one side; where both have changed a field, theirs. */
  readonly merged: Fields
  readonly conflicts: readonly Conflict[]
  /** Whether every field that I have changed is the same in theirs. */
  readonly isRecorded: boolean
}

/**
 * Merges what `mine` and `theirs` have changed since `read`.
 *
 * @param split names of the fields whose parts are changed independently, such as a text in several languages
 */
export function merge(read: object, mine: object, theirs: object, split: readonly string[] = []): Merge {
  const before = partsOf(read as Fields, split)
  const own = partsOf(mine as Fields, split)
  const other = partsOf(theirs as Fields, split)
  const changed = [...new Set([...before.keys(), ...own.keys()])].filter(
    (pointer) => !isEqual(before.get(pointer), own.get(pointer)),
  )
  const differing = changed.filter((pointer) => !isEqual(own.get(pointer), other.get(pointer)))
  const isConflict = (pointer: string) => !isEqual(before.get(pointer), other.get(pointer))
  const mineAlone = differing.filter((pointer) => !isConflict(pointer))
  return {
    merged: mineAlone.reduce(
      (fields, pointer) => withPart(fields, pointer, own.get(pointer)),
      theirs as Fields,
    ),
    conflicts: differing
      .filter(isConflict)
      .map((pointer) => ({ pointer, mine: own.get(pointer), theirs: other.get(pointer) })),
    isRecorded: differing.length === 0,
  }
}

/** Whose version holds, by the pointer of each conflict. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>

/** The merged fields with what a person has chosen for each conflict, by pointer. */
export const resolve = ({ merged, conflicts }: Merge, choices: Choices): Fields =>
  conflicts.reduce(
    (fields, { pointer, mine }) => (choices[pointer] === 'mine' ? withPart(fields, pointer, mine) : fields),
    merged,
  )

/** The fields by pointer; the parts of a field that is split have pointers of their own. */
function partsOf(fields: Fields, split: readonly string[]): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(fields).flatMap(([name, value]) =>
      split.includes(name) && isFields(value)
        ? Object.entries(value).map(([part, each]): [string, unknown] => [`/${name}/${part}`, each])
        : [[`/${name}`, value] as [string, unknown]],
    ),
  )
}

/** The fields with one part set, or removed if it is undefined. An object that becomes empty is removed too. */
function withPart(fields: Fields, pointer: string, value: unknown): Fields {
  const [, name = '', part] = pointer.split('/')
  if (part === undefined) return withField(fields, name, value)
  const old = fields[name]
  const next = withField(isFields(old) ? old : {}, part, value)
  return withField(fields, name, Object.keys(next).length === 0 ? undefined : next)
}

function withField(fields: Fields, name: string, value: unknown): Fields {
  const { [name]: _, ...others } = fields
  return value === undefined ? others : { ...others, [name]: value }
}
