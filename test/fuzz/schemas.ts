/** Validates values by the schemas of the document, with Ajv. */
import { urlOf } from '../../contract/values/url'
import Ajv from 'ajv/dist/2020'
import type { OpenApi } from './document'

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text))
const FORMATS = { 'date-time': isTime, date: isTime, uri: (text: string) => urlOf(text) !== undefined }

export class Schemas {
  // Not strict, since the document around the schemas has keywords that Ajv does not know.
  private readonly ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS })

  constructor(document: OpenApi) {
    this.ajv.addSchema(document, 'openapi')
  }

  /**
   * The faults of a value by the schema at this pointer of the document, as sentences. Throws if there is no schema.
   */
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
