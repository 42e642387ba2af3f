import { problemType, type Fault, type ProblemCode } from '../contract/problems'

interface Details {
  /** The problem's `type`, when the API itself has refused. */
  readonly type?: string
  /** Every fault of the body, by JSON pointer. */
  readonly faults?: readonly Fault[]
  /** The address of the thing that stands in the way of a duplicate. */
  readonly location?: string | undefined
}

/** A request was refused, with the title and detail of RFC 9457. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly details: Details = {},
  ) {
    super(`${title}: ${detail}`)
  }

  is(code: ProblemCode): boolean {
    return this.details.type === problemType(code)
  }
}
