import { Refusal } from '../../domain/refusal'

const ANSWERED = new Set(['application/json', 'application/*', '*/*'])

/** Throws `not-acceptable` when an `Accept` (RFC 9110, 12.5.1) is there and leaves no room for JSON. */
export function requireAcceptable(accept: string | undefined): void {
  if (accept === undefined || accept.trim() === '' || accept.split(',').some(isAnswered)) return
  throw new Refusal('not-acceptable', 'Answers are application/json. Accept that, or leave Accept out.')
}

/** Whether a range means JSON and is not ruled out by a weight of 0; parameters of JSON there are none. */
function isAnswered(range: string): boolean {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  return ANSWERED.has(type) && !parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter))
}
