import { Refusal } from '../../domain/shared/refusal'

/** Throws `not-acceptable` when an `Accept` (RFC 9110, 12.5.1) is there and leaves no room for what the route answers. */
export function requireAcceptable(accept: string | undefined, mediaType: string): void {
  if (accept === undefined || accept.trim() === '') return
  const answered = new Set([mediaType, mediaType.replace(/\/.*/, '/*'), '*/*'])
  if (!accept.split(',').some((range) => isAnswered(range, answered)))
    throw new Refusal(
      'not-acceptable',
      `The response is ${mediaType}. Send an Accept header that allows it, or none.`,
    )
}

/** Whether a range means one of these types and is not ruled out by a weight of 0; parameters there are none. */
function isAnswered(range: string, answered: ReadonlySet<string>): boolean {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  return answered.has(type) && !parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter))
}
