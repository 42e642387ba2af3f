/** The schemas of the API, as the OpenAPI document has them: by name where they have one. */
import { anniversary, anniversaryChange } from '../../anniversaries/schemas'
import { appearance, knownPerson } from '../../people/appearances'
import { feed } from '../../calendar/schemas'
import { book, bookChange, entry, entryChange, writtenEntry } from '../../books/schemas'
import { attempt, delivery } from '../../subscriptions/deliveries'
import { address, inlineOf, namesOf, NAMED_VALUES, schemasOf, type Json, type Mode } from '../json-schema'
import { occurrence } from '../../anniversaries/occurrences'
import {
  partnership,
  partnershipChange,
  partnershipSummary,
  writtenPartnership,
} from '../../partnerships/schemas'
import { person, signer } from '../../people/schemas'
import { problem } from '../../problems'
import type { Schema } from '../../route'
import { subscription, subscriptionChange } from '../../subscriptions/schemas'
import { visit, visitChange, writtenVisit } from '../../visits/schemas'
import { WARNING_MEANINGS } from '../../warnings/meanings'
import { WARNINGS } from '../../warnings/all'

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
  CalendarFeed: feed,
  PartnershipChange: partnershipChange,
  VisitChange: visitChange,
  EntryChange: entryChange,
  BookChange: bookChange,
  AnniversaryChange: anniversaryChange,
  SubscriptionChange: subscriptionChange,
  WrittenPartnership: writtenPartnership,
  WrittenVisit: writtenVisit,
  WrittenEntry: writtenEntry,
  Problem: problem,
}

/** Each warning by its name in the document, with its meaning: `signed-before` is `SignedBeforeWarning`. */
const NAMED_WARNINGS = WARNINGS.flatMap((schema) =>
  schema.shape.code.def.values.map((code) => {
    const id = `${code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.slice(-1).toUpperCase())}Warning`
    return { schema, id, description: WARNING_MEANINGS[code] }
  }),
)

/** Schemas that the document names. Things are named as they are answered: sent ones may leave defaults out. */
const NAMED = { input: namesOf(NAMED_VALUES), output: namesOf({ ...NAMED_VALUES, ...THINGS }) }

for (const { schema, id, description } of NAMED_WARNINGS) NAMED.output.add(schema, { id, description })

export const components = (): Json => schemasOf(NAMED.output)

/** A schema as it stands where it is used; the named ones that it uses are pointed to. */
export const inline = (schema: Schema, mode: Mode): Json => inlineOf(schema, mode, NAMED[mode])

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
