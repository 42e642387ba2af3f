import type { Fault, ProblemCode } from '../../contract/problems'

interface Details {
  /** Every fault of the input, by JSON pointer. */
  readonly faults?: readonly Fault[]
  /** The steps that would be allowed instead. */
  readonly allowed?: readonly string[]
  /** The path of the thing that stands in the way, `/v1/visits/…`. */
  readonly location?: string
  readonly cause?: unknown
}

/**
 * The one error of our own: the registry declines what was asked, and says in `message` what to do.
 * The message never holds personal data: it is logged and answered.
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

/** The input has faults; all of them are named. */
export const invalid = (faults: readonly Fault[]): Refusal =>
  new Refusal('invalid', 'The request is invalid; see `errors`.', { faults })

/** Throws when there is a fault. */
export function requireNone(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid(faults)
}

/** Runs a rule on a part of the body; the faults that it finds are told from the whole body's root. */
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
 * The one answer for a thing that does not exist, a thing that is hidden from the reader, and a malformed address: no
 * caller can tell them apart.
 */
export const notFound = (): Refusal =>
  new Refusal('not-found', 'No resource has this address. Look up the id in the list.')
