/** The schemas of events, for the AsyncAPI document and as files of their own. */
import { EVENT_DOCS, RESOURCE_SCHEMAS, WITHDRAWAL_DOCS } from '../../catalogue'
import { isWithdrawal, type EventType } from '../../events'
import type { Schema } from '../../route'
import { ALL_VALUES, inlineOf, namedSchemasIn, wholeOf, type Json } from '../json-schema'
import { namesOf } from '../names'
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
export const componentsOf = (document: Json): Json => namedSchemasIn(document, DOCUMENT_NAMES, 'output')

/** A schema for the document, which refers to the named schemas. */
export const inline = (schema: Schema): Json => inlineOf(schema, 'output', DOCUMENT_NAMES)

/** The JSON Schema (2020-12) of one event, complete in itself. */
export function eventSchemaOf(type: EventType): Json {
  const schema = isWithdrawal(type) ? withdrawalOf(type) : CHANGES[type]
  const description = isWithdrawal(type) ? WITHDRAWAL_DOCS[type] : EVENT_DOCS[type].when
  const { $schema, ...json } = wholeOf(schema, NAMES)
  const head = { $id: `urn:golden-book:event:${type}`, title: type, description }
  return { $schema, ...head, ...json }
}
