/** Values of a request's headers. The schemas of the document allow any text. */
import * as fc from 'fast-check'
import type { Parameter } from './document'
import { maybe } from './probability'

/** By name in lower case; undefined if a header is left out. */
export type Headers = Readonly<Record<string, string | undefined>>

const PRINTABLE = fc.stringMatching(/^[!-~](?:[ -~]{0,60}[!-~])?$/)
const ETAG = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((version) => `"${version}"`),
  fc.constantFrom('*', '"1", "2"', 'W/"1"', '"9007199254740991"'),
)

const isVersion = (name: string): boolean => /^if-(?:none-)?match$/i.test(name)

/** The headers among the parameters of an operation. */
export function headersOf(parameters: readonly Parameter[]): fc.Arbitrary<Headers> {
  const fields = parameters
    .filter((parameter) => parameter.in === 'header')
    .map(({ name, required }): [string, fc.Arbitrary<string | undefined>] => {
      const value = isVersion(name) ? ETAG : PRINTABLE
      return [name.toLowerCase(), required ? value : maybe(value)]
    })
  return fc.record(Object.fromEntries(fields))
}

/** The headers with the current version of a thing in `If-Match` or `If-None-Match`. */
export const withVersion = (headers: Headers, etag: string | undefined): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value !== undefined && isVersion(name) ? (etag ?? value) : value,
    ]),
  )
