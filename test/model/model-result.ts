/** The result of a request in the model. */
import type { ProblemCode } from '../../contract/problems'
import type { ObservedResponse, Request } from './request'
import type { Fields, Volume, ModelState, ModelWrite } from './model-state'

/** The request is refused; the registry may answer any of these codes. */
export interface Refused {
  readonly refused: readonly ProblemCode[]
  /** The things that already have the id or the external id; the response names one of them. */
  readonly duplicates?: readonly string[]
  /** The statuses that the response lists as allowed. */
  readonly allowed?: readonly string[]
}

/** The request is accepted; the first write is that of the thing in the response. */
export interface Recorded {
  readonly recorded: readonly [ModelWrite, ...ModelWrite[]]
  readonly volumes?: { readonly book: string; readonly volumes: readonly Volume[] }
  readonly warnings?: readonly Fields[]
  /** The ids that names have got. */
  readonly names?: ReadonlyMap<string, string>
}

/** The request changes nothing; the response has the current thing. */
export interface Unchanged {
  readonly unchanged: string
}

export interface Read {
  readonly read: Fields
}

export type ModelResult = Refused | Recorded | Unchanged | Read

/** A rule also gets the observed response, for values that the registry chooses, such as a new id. */
export type Rule = (state: ModelState, request: Request, observed: ObservedResponse) => ModelResult
export type Rules = Readonly<Record<string, Rule>>

export const refuse = (...codes: ProblemCode[]): Refused => ({ refused: codes })

/** The result, or the refusal if one of the reasons is given; `false` and `undefined` are not reasons. */
export function unless(
  reasons: readonly (Refused | false | undefined)[],
  result: () => ModelResult,
): ModelResult {
  const those = reasons.filter((reason) => reason !== undefined && reason !== false)
  if (those.length === 0) return result()
  const allowed = those.flatMap((reason) => reason.allowed ?? [])
  return {
    refused: those.flatMap((reason) => reason.refused),
    duplicates: those.flatMap((reason) => reason.duplicates ?? []),
    ...(those.some((reason) => reason.allowed) ? { allowed } : {}),
  }
}
