import type { StaleFact } from '../../contract/notices/schemas'
import type { Fault, ProblemCode } from '../../contract/problems'

interface Details {
  /** Every fault of the input, by JSON pointer. */
  readonly faults?: readonly Fault[]
  /** The steps that are allowed instead. */
  readonly allowed?: readonly string[]
  /** The path of the conflicting thing, `/v1/visits/…`. */
  readonly location?: string
  /** The facts of a notice that have changed since it was written. */
  readonly stale?: readonly StaleFact[]
  readonly cause?: unknown
}

/**
 * A request that the registry refuses: HTTP responses and exit messages are made from it. `message` names the rule and the
 * remedy. It holds no personal data, since it is sent to the caller and logged. All other errors are faults of the
 * program or of its surroundings, and reach a caller only as "internal error".
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly details: Details = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
  }
}

/** The refusal of an invalid input, with all of its faults. */
export const invalid = (faults: readonly Fault[]): Refusal =>
  new Refusal('invalid', 'The request is invalid; see `errors`.', { faults })

/** Throws `invalid` if there is a fault. */
export function requireNone(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid(faults)
}

/** Runs a rule on a part of the body, and prefixes the pointers of its faults with the part. */
export function within<T>(part: string, rule: () => T): T {
  try {
    return rule()
  } catch (error) {
    if (!(error instanceof Refusal) || !error.details.faults) throw error
    const faults = error.details.faults.map(({ pointer, message }) => ({ pointer: part + pointer, message }))
    throw new Refusal(error.code, error.message, { ...error.details, faults })
  }
}

/**
 * The refusal for a thing that does not exist, for a hidden thing and for a malformed path: the same for all three, so
 * that it reveals nothing.
 */
export const notFound = (): Refusal =>
  new Refusal('not-found', 'No resource has this address. Look up the id in the list.')
