/** The document's schemas as Ajv understands them, each compiled when it is first requested for. */
import Ajv from 'ajv/dist/2020'
import type { OpenApi } from './document'

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text))
const FORMATS = { 'date-time': isTime, date: isTime, uri: (text: string) => URL.canParse(text) }

export class Schemas {
  // The document as a whole is no schema: strictly taken, its other keywords would be unknown ones.
  private readonly ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS })

  constructor(document: OpenApi) {
    this.ajv.addSchema(document, 'openapi')
  }

  /** What the schema at these steps of the document has against a value, in sentences; throws when there is none. */
  faultsOf(steps: readonly string[], value: unknown): string[] {
    const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
    const validate = this.ajv.getSchema(`openapi#/${pointer.join('/')}`)
    if (!validate) throw new Error(`The document has no schema at ${steps.join(' ')}.`)
    if (validate(value) === true) return []
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || 'It'} ${message} ${JSON.stringify(params)}.`,
    )
  }
}
