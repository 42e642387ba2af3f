/** The schemas of events, for the AsyncAPI document and as files of their own. */
import { EVENT_DOCS, RESOURCE_SCHEMAS, WITHDRAWAL_DOCS } from '../../catalogue'
import { isWithdrawal, type EventType } from '../../events'
import type { Schema } from '../../route'
import { ALL_VALUES, inlineOf, namedSchemasIn, namesOf, wholeOf, type Json } from '../json-schema'
import { changeByAddress, CHANGES, webhookHeaders, withdrawalOf } from './messages'

const NAMES = namesOf({ ...ALL_VALUES, ...RESOURCE_SCHEMAS })
const DOCUMENT_NAMES = namesOf({
  ...ALL_VALUES,
  ...RESOURCE_SCHEMAS,
  ...CHANGES,
  ChangeByAddress: changeByAddress,
  WebhookHeaders: webhookHeaders,
})

/** The named schemas that a document refers to; a change has the name of its type. */
export const componentsOf = (document: Json): Json => portable(namedSchemasIn(document, DOCUMENT_NAMES))

/** A schema for the document, which refers to the named schemas. */
export const inline = (schema: Schema): Json => portable(inlineOf(schema, 'output', DOCUMENT_NAMES))

/** The JSON Schema (2020-12) of one event, complete in itself. */
export function eventSchemaOf(type: EventType): Json {
  const schema = isWithdrawal(type) ? withdrawalOf(type) : CHANGES[type]
  const description = isWithdrawal(type) ? WITHDRAWAL_DOCS[type] : EVENT_DOCS[type].when
  const { $schema, ...json } = wholeOf(schema, NAMES)
  const head = { $id: `urn:golden-book:event:${type}`, title: type, description }
  return portable({ $schema, ...head, ...json })
}

/**
 * Removes patterns with Unicode properties, which the regular expressions of few languages support (JSON Schema, "Regular
 * expressions"). They describe what the registry accepts; a receiver need not check them again.
 */
const portable = (json: Json): Json =>
  JSON.parse(
    JSON.stringify(json, (key, value: unknown) =>
      key === 'pattern' && typeof value === 'string' && value.includes('\\p{') ? undefined : value,
    ),
  ) as Json
