/** The facts that a notice states, compared with the record. */
import type { Block, Fact, Notice, StaleFact } from '../../contract/notices/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { isCleared } from '../shared/clearance'
import { canonical } from '../shared/json'
import { isCalledOff } from '../shared/life-cycle'
import { visitSubject } from '../visits/visit'
import { valueAt } from '../shared/pointer'

/** A thing as a fact states it, and as it is now; absent if it is not recorded. */
interface FactVersions {
  readonly stated?: object | undefined
  readonly now?: object | undefined
}

interface Versioned {
  readonly version: number
}

/** The versions of the thing that a fact is about. */
export type VersionsOf = (fact: Pick<Fact, 'subject' | 'sequence'>) => FactVersions

/** What a notice states, and of which visit. */
export type Stated = Pick<Notice, 'blocks' | 'visitId' | 'visitSequence'>

/** All facts of a notice. */
export const factsOf = ({ blocks }: Pick<Notice, 'blocks'>): Fact[] =>
  blocks.flatMap(({ facts = [] }) => facts)

/** The subjects that a notice states something of, its visit among them. */
export const statedSubjects = (notice: Stated): string[] => [
  ...new Set([
    ...(notice.visitId === undefined ? [] : [visitSubject(notice.visitId)]),
    ...factsOf(notice).map(({ subject }) => subject),
  ]),
]

/**
 * The facts of a notice that are no longer true: their values differ, or the visit was postponed, cancelled, declared void,
 * or shown to fewer readers since.
 */
export function staleFacts(notice: Stated, versionsOf: VersionsOf): StaleFact[] {
  const changed = factsOf(notice).flatMap((fact) => {
    const { stated, now } = versionsOf(fact)
    return differing(fact, valueAt(stated, fact.pointer), valueAt(now, fact.pointer))
  })
  const visit = composedVisitOf(notice)
  return distinct([...changed, ...(visit ? hiddenOrCalledOff(visit, versionsOf(visit)) : [])])
}

type VisitVersion = Pick<Fact, 'subject' | 'sequence'>

/** The version of the visit that the notice was composed from. */
export const composedVisitOf = ({ visitId, visitSequence }: Stated): VisitVersion | undefined =>
  visitId === undefined || visitSequence === undefined
    ? undefined
    : { subject: visitSubject(visitId), sequence: visitSequence }

const differing = (fact: Fact, before: unknown, now: unknown): StaleFact[] =>
  canonical([before]) === canonical([now])
    ? []
    : [{ ...fact, ...(before === undefined ? {} : { before }), ...(now === undefined ? {} : { now }) }]

/** The block with its facts as they are now. Also a value that is absent is a fact; one of a thing that is gone is not. */
export const restated = (block: Block, thingOf: (subject: string) => Versioned | undefined): Block => ({
  ...block,
  facts: factsOf({ blocks: [block] }).flatMap((fact) => {
    const thing = thingOf(fact.subject)
    return thing ? [{ ...fact, sequence: thing.version }] : []
  }),
})

/** What happened to the visit as a whole, which no block states. */
function hiddenOrCalledOff(visit: VisitVersion, versions: FactVersions): StaleFact[] {
  const stated = versions.stated as Visit | undefined
  const now = versions.now as Visit | undefined
  if (!stated || !now) return []
  return [
    ...(isCalledOff(now.status)
      ? differing({ ...visit, pointer: '/status' }, stated.status, now.status)
      : []),
    ...(isCleared(now.visibility, stated.visibility)
      ? differing({ ...visit, pointer: '/visibility' }, stated.visibility, now.visibility)
      : []),
  ]
}

type Place = Pick<Fact, 'subject' | 'pointer'>

/** Two facts with one key are about one field of one thing. */
export const keyOf = ({ subject, pointer }: Place): string => `${subject} ${pointer}`

/** Each fact once. */
export const distinct = <Kind extends Place>(facts: readonly Kind[]): Kind[] => [
  ...new Map(facts.map((fact) => [keyOf(fact), fact])).values(),
]
