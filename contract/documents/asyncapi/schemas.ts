/** The schemas of events: named for the AsyncAPI document, or each by itself. */
import { ALL_DOCS, EVENT_DOCS, WITHDRAWAL_DOCS } from '../../catalogue'
import { isWithdrawal, type EventType } from '../../events'
import type { Schema } from '../../route'
import { ALL_VALUES, inlineOf, namedSchemasIn, namesOf, wholeOf, type Json } from '../json-schema'
import { changeByAddress, CHANGES, webhookHeaders, withdrawalOf } from './messages'

const things = Object.assign({}, ...ALL_DOCS.map(({ schemas }) => schemas)) as Record<string, Schema>

const NAMES = namesOf({ ...ALL_VALUES, ...things })
const DOCUMENT_NAMES = namesOf({
  ...ALL_VALUES,
  ...things,
  ...CHANGES,
  ChangeByAddress: changeByAddress,
  WebhookHeaders: webhookHeaders,
})

/** The named schemas that a document refers to; a change has the name of its type. */
export const componentsOf = (document: Json): Json => portable(namedSchemasIn(document, DOCUMENT_NAMES))

/** A schema as it stands in the document. */
export const inline = (schema: Schema): Json => portable(inlineOf(schema, 'output', DOCUMENT_NAMES))

/** The JSON Schema (2020-12) of an event's change, which needs no other. */
export function eventSchemaOf(type: EventType): Json {
  const schema = isWithdrawal(type) ? withdrawalOf(type) : CHANGES[type]
  const description = isWithdrawal(type) ? WITHDRAWAL_DOCS[type] : EVENT_DOCS[type].when
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
