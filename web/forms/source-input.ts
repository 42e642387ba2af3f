/** A source as a form holds it. */
export interface SourceInput {
  readonly url: string
  /** A source in words, in place of the address. */
  readonly reference: string
  /** Empty if it is not known. */
  readonly evidence: string
}

export const NO_SOURCE: SourceInput = { url: '', reference: '', evidence: '' }
