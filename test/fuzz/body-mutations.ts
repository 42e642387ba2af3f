/** Mutations of the body. */
import * as fc from 'fast-check'
import { UNKNOWN_FIELDS, HUGE_VALUES, LARGE_VALUES, ODD_VALUES } from './odd-values'
import { objectsIn, placesIn, withAt, type JsonPath } from './json-paths'
import type { RequestMutation } from './requests'

const PLACEHOLDER = '\uE000'

/** The JSON of the body with a JSON text, unchanged, at one of its paths. */
const textWith = (body: unknown, place: JsonPath, json: string): string =>
  JSON.stringify(withAt(body, place, () => PLACEHOLDER)).replace(`"${PLACEHOLDER}"`, () => json)

const anywhere =
  (texts: readonly (() => string)[]): RequestMutation =>
  ({ body }) =>
    fc
      .tuple(fc.constantFrom(...placesIn(body)), fc.constantFrom(...texts))
      .map(([place, json]) => ({ raw: textWith(body, place, json()) }))

const without: RequestMutation = ({ body }) =>
  fc.constantFrom(...placesIn(body)).map((place) => ({ body: withAt(body, place, () => undefined) }))

/** Uses `Object.fromEntries`, which makes `__proto__` an ordinary field. */
const withField: RequestMutation = ({ body }) =>
  fc.tuple(fc.constantFrom(...objectsIn(body)), fc.constantFrom(...UNKNOWN_FIELDS)).map(([place, field]) => ({
    body: withAt(body, place, (part) =>
      Object.fromEntries([...Object.entries(part as object), [field, 'x']]),
    ),
  }))

type Alter = (json: string, at: number) => string | Buffer<ArrayBuffer>

const altered =
  (alter: Alter): RequestMutation =>
  ({ body }) =>
    fc.nat().map((pick) => {
      const json = JSON.stringify(body)
      return { raw: alter(json, pick % json.length) }
    })

/** Altered so that the text cannot be decoded: the request must be refused. */
const undecodable =
  (alter: Alter): RequestMutation =>
  (request) =>
    altered(alter)(request).map(({ raw }) => ({ raw, mustBeRefused: true }))

const withByte = (json: string, at: number, byte: number): Buffer<ArrayBuffer> =>
  Buffer.concat([Buffer.from(json.slice(0, at)), Buffer.of(byte), Buffer.from(json.slice(at))])

/** With a letter that only Latin-1 writes as one byte, in the name of a field. */
const inLatin1 = (json: string): Buffer<ArrayBuffer> =>
  Buffer.from(json === '{}' ? '{"\u00FC":1}' : json.replace('"', '"\u00FC'), 'latin1')

const unexpectedBody: RequestMutation = ({ headers }) =>
  fc.constant({ raw: '{"a":1}', headers: { ...headers, 'content-type': 'application/json' } })

/** The mutations of requests with a body. */
export const BODY_MUTATIONS: readonly (readonly [name: string, weight: number, make: RequestMutation])[] = [
  ['an odd value', 400, anywhere(ODD_VALUES)],
  ['a large value', 20, anywhere(LARGE_VALUES)],
  ['a huge value', 4, anywhere(HUGE_VALUES)],
  ['a part left out', 80, without],
  ['an unknown field', 80, withField],
  ['a field twice', 10, altered((json) => json.replace('{', () => `${json.slice(0, -1)},`))],
  ['a body cut short', 30, altered((json, at) => json.slice(0, at))],
  ['a byte that is not UTF-8', 20, undecodable((json, at) => withByte(json, at, 0xff))],
  ['UTF-16', 10, undecodable((json) => Buffer.from(json, 'utf16le'))],
  ['UTF-16 with a byte order mark', 10, undecodable((json) => Buffer.from(`\uFEFF${json}`, 'utf16le'))],
  ['Latin-1', 10, undecodable(inLatin1)],
  ['a replacement character', 10, undecodable((json, at) => `${json.slice(0, at)}\uFFFD${json.slice(at)}`)],
  ['a byte order mark', 5, altered((json) => `\uFEFF${json}`)],
  ['text after the JSON', 10, altered((json) => `${json}{}`)],
  ['a form', 10, altered(() => 'city=Istanbul&kind=partnership')],
  ['no body', 10, altered(() => '')],
]

/** The mutations of requests without a body. */
export const BODILESS_MUTATIONS: typeof BODY_MUTATIONS = [['an unexpected body', 10, unexpectedBody]]
