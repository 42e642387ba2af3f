/** The contract's schemas as JSON Schema: the named ones stand once, and are pointed to. */
import * as z from 'zod/mini'
import { anniversary, anniversaryChange } from '../anniversaries'
import { appearance, knownPerson } from '../appearances'
import { feed } from '../calendar'
import { book, bookChange, entry, entryChange } from '../books'
import { attempt, delivery } from '../deliveries'
import { occurrence } from '../occurrences'
import { partnership, partnershipChange, partnershipSummary } from '../partnerships'
import { person, signer } from '../people'
import { problem } from '../problems'
import type { Schema } from '../route'
import { subscription, subscriptionChange, typePattern } from '../subscriptions'
import { country, day, instant, localizedText, partialDate, source, visitTime } from '../values'
import { visit, visitChange } from '../visits'

export type Json = Readonly<Record<string, unknown>>
export type Mode = 'input' | 'output'

const VALUES = {
  Country: country,
  Day: day,
  PartialDate: partialDate,
  VisitTime: visitTime,
  TypePattern: typePattern,
  Instant: instant,
}
const TEXTS = { LocalizedText: localizedText, Source: source }
const THINGS = {
  Partnership: partnership,
  PartnershipSummary: partnershipSummary,
  Visit: visit,
  Book: book,
  Entry: entry,
  Anniversary: anniversary,
  Occurrence: occurrence,
  Person: person,
  Signer: signer,
  KnownPerson: knownPerson,
  Appearance: appearance,
  Subscription: subscription,
  Delivery: delivery,
  Attempt: attempt,
  Feed: feed,
  PartnershipChange: partnershipChange,
  VisitChange: visitChange,
  EntryChange: entryChange,
  BookChange: bookChange,
  AnniversaryChange: anniversaryChange,
  SubscriptionChange: subscriptionChange,
  Problem: problem,
}

/** Schemas that the document names. Things are named as they are answered: sent ones may leave defaults out. */
const NAMED = {
  input: registryOf({ ...VALUES, ...TEXTS }),
  output: registryOf({ ...VALUES, ...TEXTS, ...THINGS }),
}

function registryOf(schemas: Readonly<Record<string, Schema>>) {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  return registry
}

export const address = (name: string): string => `#/components/schemas/${name}`

/** The named schemas themselves, which point to each other by their address. */
export function components(): Json {
  const { schemas } = z.toJSONSchema(NAMED.output, { io: 'output', uri: address })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: _id, id: _name, ...json }]) => [
      name,
      overlapping(json),
    ]),
  )
}

/** A schema as it stands where it is used; the named ones that it uses are pointed to. */
export function inline(schema: Schema, mode: Mode): Json {
  const { $schema: _, $defs: _defs, ...json } = z.toJSONSchema(schema, { io: mode, metadata: NAMED[mode] })
  return overlapping(JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', `"${address('')}`)) as Json)
}

/** Kinds are told apart by a field that may be left out, so that schemas of several may allow the same. */
const overlapping = (json: Json): Json =>
  JSON.parse(JSON.stringify(json).replaceAll('"oneOf":', '"anyOf":')) as Json

/** A reference where the schema has a name, the schema itself where it has none. */
export function use(schema: Schema, mode: Mode): Json {
  const name = NAMED[mode].get(schema)?.id
  return name === undefined ? inline(schema, mode) : { $ref: address(name) }
}

/** One media type of a body. */
export const media = (schema: Json, type = 'application/json', more: Json = {}): Json => ({
  [type]: { schema, ...more },
})

export const header = (description: string): Json => ({ description, schema: { type: 'string' } })
