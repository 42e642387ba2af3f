/** The schemas of events: named for the AsyncAPI document, or each by itself. */
import { anniversary } from '../../anniversaries/schemas'
import { book, entry } from '../../books/schemas'
import { feed } from '../../calendar/schemas'
import { EVENT_CATALOGUE, WITHDRAWALS } from '../../event-catalogue'
import { inlineOf, namesOf, NAMED_VALUES, schemasOf, wholeOf, type Json } from '../json-schema'
import { partnership } from '../../partnerships/schemas'
import { person, signer } from '../../people/schemas'
import type { Schema } from '../../route'
import { subscription } from '../../subscriptions/schemas'
import { upcoming } from '../../anniversaries/upcoming'
import { visit } from '../../visits/schemas'
import { isWithdrawal, type EventType } from '../../subscriptions/withdrawals'
import { changeByAddress, CHANGES, webhookHeaders, withdrawalOf } from './messages'

const THINGS = {
  Partnership: partnership,
  Visit: visit,
  Entry: entry,
  Book: book,
  Anniversary: anniversary,
  UpcomingOccurrence: upcoming,
  Person: person,
  Signer: signer,
  Subscription: subscription,
  CalendarFeed: feed,
}

const NAMES = namesOf({ ...NAMED_VALUES, ...THINGS })
const DOCUMENT_NAMES = namesOf({
  ...NAMED_VALUES,
  ...THINGS,
  ...CHANGES,
  ChangeByAddress: changeByAddress,
  WebhookHeaders: webhookHeaders,
})

/** The schemas that the document names: a change by its type. */
export const components = (): Json => portable(schemasOf(DOCUMENT_NAMES))

/** A schema as it stands in the document. */
export const inline = (schema: Schema): Json => portable(inlineOf(schema, 'output', DOCUMENT_NAMES))

/** The JSON Schema (2020-12) of an event's change, which needs no other. */
export function eventSchemaOf(type: EventType): Json {
  const schema = isWithdrawal(type) ? withdrawalOf(type) : CHANGES[type]
  const description = isWithdrawal(type) ? WITHDRAWALS[type] : EVENT_CATALOGUE[type].when
  const { $schema, ...json } = wholeOf(schema, NAMES)
  const head = { $id: `urn:golden-book:event:${type}`, title: type, description }
  return portable({ $schema, ...head, ...json })
}

/**
 * Without patterns that ask for properties of letters, which few languages' regular expressions know (JSON Schema,
 * "Regular expressions"). They say what the registry accepts; whoever receives a text need not check it again.
 */
const portable = (json: Json): Json =>
  JSON.parse(
    JSON.stringify(json, (key, value: unknown) =>
      key === 'pattern' && typeof value === 'string' && value.includes('\\p{') ? undefined : value,
    ),
  ) as Json
