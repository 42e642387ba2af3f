import { Refusal } from '../../domain/shared/refusal'

/** Throws `not-acceptable` if an `Accept` header (RFC 9110, 12.5.1) excludes the media type of the response. */
export function requireAcceptable(accept: string | undefined, mediaType: string): void {
  if (accept === undefined || accept.trim() === '') return
  const answered = new Set([mediaType, mediaType.replace(/\/.*/, '/*'), '*/*'])
  if (!accept.split(',').some((range) => isAnswered(range, answered)))
    throw new Refusal(
      'not-acceptable',
      `The response is ${mediaType}. Send an Accept header that allows it, or none.`,
    )
}

/** Whether a media range includes one of these types with a weight above 0; a range with other parameters matches too. */
function isAnswered(range: string, answered: ReadonlySet<string>): boolean {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  return answered.has(type) && !parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter))
}
