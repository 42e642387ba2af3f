/** What the model says to a request. */
import type { ProblemCode } from '../../contract/problems'
import type { Observed, Request } from './request'
import type { Fields, Volume, World, Writing } from './world'

/** There are reasons to refuse it: any of them may be answered. */
export interface Refused {
  readonly refused: readonly ProblemCode[]
  /** The things that stand in the way of a duplicate, one of which is named. */
  readonly inTheWay?: readonly string[]
  /** The steps that are named as allowed. */
  readonly allowed?: readonly string[]
}

/** It is recorded: the first writing is that of the thing which is answered. */
export interface Recorded {
  readonly recorded: readonly [Writing, ...Writing[]]
  readonly volumes?: { readonly book: string; readonly volumes: readonly Volume[] }
  readonly warnings?: readonly Fields[]
}

/** It changes nothing: the thing is answered as it is. */
export interface Unchanged {
  readonly unchanged: string
}

export interface Read {
  readonly read: Fields
}

export type Verdict = Refused | Recorded | Unchanged | Read

/** A rule is told the answer too: what the registry may choose, such as a new id, is taken from there. */
export type Rule = (world: World, request: Request, observed: Observed) => Verdict
export type Rules = Readonly<Record<string, Rule>>

export const refused = (...codes: ProblemCode[]): Refused => ({ refused: codes })

/** The verdict, unless one of the reasons speaks against it: `false` does not. */
export function unless(reasons: readonly (Refused | false | undefined)[], verdict: () => Verdict): Verdict {
  const those = reasons.filter((reason) => reason !== undefined && reason !== false)
  if (those.length === 0) return verdict()
  const allowed = those.flatMap((reason) => reason.allowed ?? [])
  return {
    refused: those.flatMap((reason) => reason.refused),
    inTheWay: those.flatMap((reason) => reason.inTheWay ?? []),
    ...(those.some((reason) => reason.allowed) ? { allowed } : {}),
  }
}
