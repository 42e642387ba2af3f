/** Content negotiation by the `Accept` header (RFC 9110, 12.5.1). */
import { Refusal } from '../../domain/shared/refusal'

/** A media range of an `Accept` header. */
interface MediaRange {
  /** In lower case, without parameters: `text/html`, `text/*`, or any type. */
  readonly type: string
  /** Whether it has parameters other than its weight. */
  readonly isRefined: boolean
  /** 0 to 1; 0 excludes what the range matches. */
  readonly weight: number
}

/**
 * The media type of the response: of those offered, the one with the highest weight; of several, the one that is offered
 * first. Without a header, or with an empty one, the first. Throws `not-acceptable` if the header excludes all of them.
 */
export function chooseMediaType<Type extends string>(
  accept: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type {
  const ranges = readRanges(accept ?? '')
  if (ranges.length === 0) return offered[0]
  const weights = offered.map((mediaType) => weightOf(mediaType, ranges))
  const highest = Math.max(...weights)
  const chosen = offered[weights.indexOf(highest)]
  if (chosen !== undefined && highest > 0) return chosen
  throw new Refusal('not-acceptable', refusalOf(offered))
}

/** Between commas, or between semicolons: anything but these; a quoted string may contain both (RFC 9110, 5.6.4). */
const ELEMENT = /(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g
const PARAMETER = /(?:[^;"]|"(?:\\.|[^"\\])*"?)+/g

function readRanges(accept: string): readonly MediaRange[] {
  return partsOf(accept, ELEMENT).flatMap((element) => {
    const [type, ...parameters] = partsOf(element.toLowerCase(), PARAMETER)
    if (type === undefined) return []
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const others = parameters.filter((parameter) => parameter !== weight)
    return [{ type, isRefined: others.length > 0, weight: weightIn(weight) }]
  })
}

const partsOf = (text: string, part: RegExp): string[] =>
  (text.match(part) ?? []).map((each) => each.trim()).filter((each) => each !== '')

/** The weight of a parameter such as `q=0.8`. A missing one is 1, and so is one that is not a number from 0 to 1. */
function weightIn(parameter: string | undefined): number {
  const weight = Number.parseFloat(parameter?.slice('q='.length) ?? '')
  return weight >= 0 && weight <= 1 ? weight : 1
}

/**
 * The weight of the most specific range that matches, 0 if none does. The offered types have no parameters: a range that
 * has some matches too, unless the same range stands there without.
 */
function weightOf(mediaType: string, ranges: readonly MediaRange[]): number {
  for (const type of [mediaType, mediaType.replace(/\/.*/, '/*'), '*/*']) {
    const matching = ranges.filter((range) => range.type === type)
    const exact = matching.filter(({ isRefined }) => !isRefined)
    const counted = exact.length > 0 ? exact : matching
    if (counted.length > 0) return Math.max(...counted.map(({ weight }) => weight))
  }
  return 0
}

const refusalOf = (offered: readonly string[]): string =>
  offered.length === 1
    ? `The response is ${offered[0]}. Send an Accept header that allows it, or none.`
    : `The response is one of ${offered.join(', ')}. Send an Accept header that allows one of them, or none.`
