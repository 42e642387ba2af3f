/** The facts that a notice states, beside the record as it is now. */
import { namesIn, type Fact, type Notice, type StaleFact } from '../../parts/fact-words'

/** A recorded thing: a visit, a partnership, an anniversary or an entry. */
export type Thing = Readonly<Record<string, unknown>> & { readonly version: number }

/** The things that a notice states something of. */
export interface StatedThings {
  /** As they are now, by subject. */
  readonly now: ReadonlyMap<string, Thing>
  /** As the notice states them, by subject and sequence, where they have changed since. */
  readonly before: ReadonlyMap<string, Thing>
}

export const versionKey = ({ subject, sequence }: Pick<Fact, 'subject' | 'sequence'>): string =>
  `${subject} ${sequence}`

/** A fact that a notice states, once. */
export interface StatedFact extends Fact {
  /** Its position among the facts of the notice. */
  readonly index: number
  /** The positions of the blocks that state it. */
  readonly blocks: readonly number[]
  /** Its value as the notice states it; undefined if there is none. */
  readonly before: unknown
  readonly now: unknown
  readonly isChanged: boolean
}

/** The value at a JSON pointer (RFC 6901); undefined if there is none. */
export const valueAt = (thing: unknown, pointer: string): unknown =>
  namesIn(pointer).reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined,
    thing,
  )

/** The facts of a notice in the order of its text, each once. */
export function statedFacts(
  { blocks }: Pick<Notice, 'blocks'>,
  { now, before }: StatedThings,
): readonly StatedFact[] {
  const found = new Map<string, Fact & { blocks: number[] }>()
  for (const [position, { facts = [] }] of blocks.entries())
    for (const fact of facts) {
      const key = `${versionKey(fact)} ${fact.pointer}`
      const stated = found.get(key) ?? { ...fact, blocks: [] }
      if (!stated.blocks.includes(position)) stated.blocks.push(position)
      found.set(key, stated)
    }
  return [...found.values()].map((fact, index) =>
    Object.assign(valuesOf(fact, valueAt(now.get(fact.subject), fact.pointer), before), fact, { index }),
  )
}

/** The value of a fact as the notice states it, and as it is now. */
function valuesOf(
  fact: Fact,
  now: unknown,
  versions: StatedThings['before'],
): Pick<StatedFact, 'before' | 'now' | 'isChanged'> {
  const stated = versions.get(versionKey(fact))
  const before = stated ? valueAt(stated, fact.pointer) : now
  return { before, now, isChanged: JSON.stringify(before) !== JSON.stringify(now) }
}

/** The facts that have changed: those that the registry has marked, then others that differ from the record. */
export function changedFacts(
  { stale = [] }: Pick<Notice, 'stale'>,
  facts: readonly StatedFact[],
): readonly StaleFact[] {
  const isMarked = ({ subject, pointer }: Fact): boolean =>
    stale.some((each) => each.subject === subject && each.pointer === pointer)
  const others = facts
    .filter((fact) => fact.isChanged && !isMarked(fact))
    .map(({ subject, sequence, pointer, before, now }) => ({
      subject,
      sequence,
      pointer,
      before: before,
      now,
    }))
  return [...stale, ...others]
}
