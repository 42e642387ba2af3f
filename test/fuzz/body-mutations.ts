/** One thing wrong in a body. */
import * as fc from 'fast-check'
import { FIELDS, HUGE, LARGE, ODD } from './odd-values'
import { objectsIn, placesIn, withAt, type JsonPath } from './json-paths'
import type { FuzzRequest } from './requests'

type Make = (request: FuzzRequest) => fc.Arbitrary<Partial<FuzzRequest>>

const MARK = '\uE000'

/** The body's JSON with a JSON text put at a place as it stands. */
const textWith = (body: unknown, place: JsonPath, json: string): string =>
  JSON.stringify(withAt(body, place, () => MARK)).replace(`"${MARK}"`, () => json)

const anywhere =
  (texts: readonly (() => string)[]): Make =>
  ({ body }) =>
    fc
      .tuple(fc.constantFrom(...placesIn(body)), fc.constantFrom(...texts))
      .map(([place, json]) => ({ raw: textWith(body, place, json()) }))

const without: Make = ({ body }) =>
  fc.constantFrom(...placesIn(body)).map((place) => ({ body: withAt(body, place, () => undefined) }))

/** Made of entries, so that a field named `__proto__` is one like any other. */
const withField: Make = ({ body }) =>
  fc.tuple(fc.constantFrom(...objectsIn(body)), fc.constantFrom(...FIELDS)).map(([place, field]) => ({
    body: withAt(body, place, (part) =>
      Object.fromEntries([...Object.entries(part as object), [field, 'x']]),
    ),
  }))

type Alter = (json: string, at: number) => string | Buffer<ArrayBuffer>

const altered =
  (alter: Alter): Make =>
  ({ body }) =>
    fc.nat().map((pick) => {
      const json = JSON.stringify(body)
      return { raw: alter(json, pick % json.length) }
    })

/** Altered so that the original text is lost. */
const spoilt =
  (alter: Alter): Make =>
  (request) =>
    altered(alter)(request).map(({ raw }) => ({ raw, mustFail: true }))

const withByte = (json: string, at: number, byte: number): Buffer<ArrayBuffer> =>
  Buffer.concat([Buffer.from(json.slice(0, at)), Buffer.of(byte), Buffer.from(json.slice(at))])

const uninvited: Make = ({ headers }) =>
  fc.constant({ raw: '{"a":1}', headers: { ...headers, 'content-type': 'application/json' } })

/** By name, for requests that have a body. */
export const BODY_MUTATIONS: readonly (readonly [name: string, weight: number, make: Make])[] = [
  ['an odd value', 400, anywhere(ODD)],
  ['a large value', 20, anywhere(LARGE)],
  ['a huge value', 4, anywhere(HUGE)],
  ['a part left out', 80, without],
  ['an unknown field', 80, withField],
  ['a field twice', 10, altered((json) => json.replace('{', () => `${json.slice(0, -1)},`))],
  ['a body cut short', 30, altered((json, at) => json.slice(0, at))],
  ['a byte that is no UTF-8', 20, spoilt((json, at) => withByte(json, at, 0xff))],
  ['UTF-16', 10, spoilt((json) => Buffer.from(json, 'utf16le'))],
  ['UTF-16 with its mark', 10, spoilt((json) => Buffer.from(`\uFEFF${json}`, 'utf16le'))],
  ['Latin-1', 10, spoilt((json) => Buffer.from(json.replace('"', '"\u00FC'), 'latin1'))],
  ['what stands for lost bytes', 10, spoilt((json, at) => `${json.slice(0, at)}\uFFFD${json.slice(at)}`)],
  ['a byte order mark', 5, altered((json) => `\uFEFF${json}`)],
  ['something after it', 10, altered((json) => `${json}{}`)],
  ['no JSON', 10, altered(() => 'city=Istanbul&kind=partnership')],
  ['no body', 10, altered(() => '')],
]

/** By name, for requests that have none. */
export const BODILESS_MUTATIONS: typeof BODY_MUTATIONS = [['a body that nobody requested for', 10, uninvited]]
