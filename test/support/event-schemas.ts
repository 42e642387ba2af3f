/** Validates events by the committed schemas and the AsyncAPI document, with Ajv. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv'
import Ajv2020 from 'ajv/dist/2020'

const DOCS = join(__dirname, '../../docs')
const formats = { 'date-time': (text: string): boolean => !Number.isNaN(Date.parse(text)) }

const read = (name: string): unknown => JSON.parse(readFileSync(join(DOCS, name), 'utf8'))

interface DocumentedMessage {
  readonly title: string
  readonly summary: string
  readonly examples: readonly { readonly payload: object }[]
}

interface AsyncApi {
  readonly channels: Readonly<
    Record<'bus' | 'webhook', { readonly messages: Readonly<Record<string, DocumentedMessage>> }>
  >
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

export const readAsyncApi = (): AsyncApi => read('asyncapi.json') as AsyncApi

export const readSchema = (type: string): object => read(`events/${type}.schema.json`) as object

/** The types of event that have a schema. */
export const schemaTypes = (): string[] =>
  readdirSync(join(DOCS, 'events')).map((name) => name.replace(/\.schema\.json$/, ''))

const sentences = ({ errors }: ValidateFunction): string[] =>
  (errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  )

const compiled = new Map<string, ValidateFunction>()

/** The faults of a change by the schema of its event. */
export function faultsOfChange(type: string, change: unknown): string[] {
  const validate = compiled.get(type) ?? new Ajv2020({ allErrors: true, formats }).compile(readSchema(type))
  compiled.set(type, validate)
  return validate(change) ? [] : sentences(validate)
}

// AsyncAPI's schemas are a superset of draft 7; the document around them is not a schema.
const { channels, components } = readAsyncApi()
const ajv = new Ajv({ strict: false, formats }).addSchema({ channels, components }, 'asyncapi')

/** The faults of a payload by the AsyncAPI document. */
export function faultsOfPayload(channel: 'bus' | 'webhook', type: string, payload: unknown): string[] {
  const validate = ajv.getSchema(`asyncapi#/channels/${channel}/messages/${type}/payload`)
  if (!validate) throw new Error(`The channel ${channel} has no message ${type}.`)
  return validate(payload) === true ? [] : sentences(validate)
}
