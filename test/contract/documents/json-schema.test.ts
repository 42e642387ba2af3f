/** Schemas of the contract as the documents state them. */
import Ajv from 'ajv/dist/2020'
import * as z from 'zod/mini'
import { inlineOf, namedSchemasIn, type Mode } from '../../../contract/documents/json-schema'
import { namesOf } from '../../../contract/documents/names'
import { mergePatchOf } from '../../../contract/things'
import { day } from '../../../contract/values/dates'
import { line, localizedText } from '../../../contract/values/values'

const none = namesOf({})

describe('a merge patch', () => {
  const part = z.strictObject({ what: line(), where: z.optional(line()) })
  const shape = {
    origin: z.literal('live'),
    on: day,
    notes: z.optional(line()),
    kind: z._default(z.enum(['city', 'region']), 'city'),
    part: z.optional(part),
    parts: z._default(z.array(part), []),
    city: localizedText,
  }
  const patch = mergePatchOf(shape, ['origin'])
  const validate = new Ajv({ strict: false }).compile(inlineOf(patch, 'input', none))

  test.each([
    ['a field', { on: '2024-06-19' }],
    ['null for a field that may be absent', { notes: null }],
    ['null for a field that has a default', { kind: null, parts: null }],
    ['a part of an object', { part: { what: 'Signing' } }],
    ['null for a part that may be absent', { part: { where: null } }],
    ['one language', { city: { tr: 'İstanbul' } }],
    ['null for a language', { city: { tr: null } }],
    ['a whole list', { parts: [{ what: 'Signing' }] }],
  ])('may have %s', (_, body) => {
    expect(validate(body)).toBe(true)
  })

  test.each([
    ['nothing', {}],
    ['an unknown field', { shoeSize: 43 }],
    ['a field that is fixed', { origin: 'live' }],
    ['null for a field that the thing needs', { on: null }],
    ['a wrong value', { kind: 'village' }],
    ['null for a part that the object needs', { part: { what: null } }],
    ['an unknown field of an object', { part: { shoeSize: 43 } }],
    ['a part of an item of a list', { parts: [{ where: 'Berlin' }] }],
    ['a wrong language', { city: { Turkish: 'İstanbul' } }],
  ])('may not have %s', (_, body) => {
    expect(validate(body)).toBe(false)
  })

  test('has no defaults, which a patch does not set', () => {
    expect(JSON.stringify(inlineOf(patch, 'input', none))).not.toContain('default')
  })
})

describe('the alternatives of a named union', () => {
  const union = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z._default(z.literal('person'), 'person'), name: line() }),
    z.strictObject({ kind: z.literal('football-team') }),
  ])
  const names = namesOf({ Guest: union })
  const guestIn = (mode: Mode): unknown =>
    Reflect.get(namedSchemasIn({ $ref: '#/components/schemas/Guest' }, names, mode), 'Guest')
  const oneOf = [
    { $ref: '#/components/schemas/GuestPerson' },
    { $ref: '#/components/schemas/GuestFootballTeam' },
  ]

  test('have the name of the union and of their constant', () => {
    expect(guestIn('input')).toEqual({ oneOf })
  })

  test('have a discriminator where all of them require the constant', () => {
    const mapping = { person: oneOf[0]?.$ref, 'football-team': oneOf[1]?.$ref }
    expect(guestIn('output')).toEqual({ oneOf, discriminator: { propertyName: 'kind', mapping } })
  })
})

test('a constant that is true or false is a boolean without a constant', () => {
  expect(inlineOf(z.literal(true), 'output', none)).toEqual({ type: 'boolean' })
})

test('a localized text states how many languages it has', () => {
  expect(inlineOf(localizedText, 'output', none)).toMatchObject({ minProperties: 1, maxProperties: 20 })
})
