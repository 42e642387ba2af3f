/** fast-check arbitraries of the values that the document's schemas allow. */
import * as fc from 'fast-check'
import { mostly } from './probability'
import { resolve, type OpenApi, type Schema } from './document'
import { wholeNumberArbitrary } from './numbers'
import { objectArbitrary } from './objects'
import type { Pool } from './pool'
import { allowsText, textArbitrary } from './texts'

const KNOWN_KEYWORDS = new Set(
  `$ref type const enum anyOf oneOf pattern format minLength maxLength minimum maximum items minItems maxItems
  uniqueItems properties required additionalProperties propertyNames minProperties maxProperties
  default description title example examples deprecated readOnly writeOnly`.split(/\s+/),
)

/** Values of the schema `{}`, which allows all JSON. Without `__proto__`, which sets a prototype in JavaScript. */
const anyJson = fc
  .jsonValue({ maxDepth: 2 })
  .filter((value) => !JSON.stringify(value).includes('"__proto__"'))

export class Arbitraries {
  private readonly made = new Map<Schema, fc.Arbitrary<unknown>>()

  constructor(
    private readonly document: OpenApi,
    private readonly pool: Pool,
  ) {}

  /** Values of a schema. Throws for an unknown keyword, so that the fuzzer must be extended with the document. */
  of(schema: Schema): fc.Arbitrary<unknown> {
    const found = this.made.get(schema)
    if (found) return found
    const made = this.make(resolve(this.document, schema))
    this.made.set(schema, made)
    return made
  }

  /** Values of a schema; often a value that a response had under this name. */
  forName(name: string, schema: Schema): fc.Arbitrary<unknown> {
    const own = this.of(schema)
    const resolved = resolve(this.document, schema)
    if (!this.pool.knows(name) || 'const' in resolved || resolved.enum) return own
    const allows = this.allowing(resolved)
    return fc.tuple(own, fc.nat(), mostly(4)).map(([made, pick, isKnown]) => {
      const known = isKnown ? this.pool.value(name, pick) : undefined
      return allows(known) ? known : made
    })
  }

  private make(schema: Schema): fc.Arbitrary<unknown> {
    const unknown = Object.keys(schema).find((keyword) => !KNOWN_KEYWORDS.has(keyword))
    if (unknown) throw new Error(`The fuzzer does not know the keyword ${unknown}.`)
    if ('const' in schema) return fc.constant(schema.const)
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const kinds = schema.oneOf ?? schema.anyOf
    if (kinds) return fc.oneof(...kinds.map((kind) => ({ weight: weightOf(kind), arbitrary: this.of(kind) })))
    if (schema.type === undefined) return anyJson
    const types = [schema.type].flat()
    return fc.oneof(...types.map((type) => this.ofType(type, schema)))
  }

  private ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    switch (type) {
      case 'string':
        return textArbitrary(schema)
      case 'integer':
        return wholeNumberArbitrary(schema)
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'array':
        return this.list(schema)
      case 'object':
        return schema.properties ? this.object(schema) : this.dictionary(schema)
      default:
        throw new Error(`The fuzzer does not know the type ${type}.`)
    }
  }

  private list({ items = {}, minItems = 0, maxItems = 100, uniqueItems }: Schema): fc.Arbitrary<unknown[]> {
    const item = this.of(items)
    const upTo = (maxLength: number) => {
      const bounds = { minLength: minItems, maxLength, size: 'max' } as const
      return uniqueItems ? fc.uniqueArray(item, bounds) : fc.array(item, bounds)
    }
    const short = { weight: 40, arbitrary: upTo(Math.min(maxItems, minItems + 2)) }
    if (uniqueItems) return fc.oneof(short)
    // Many equal items make the body large at little cost.
    const repeated = item.map((one) => Array.from({ length: maxItems }, () => one))
    return fc.oneof(short, { weight: 1, arbitrary: upTo(maxItems) }, { weight: 3, arbitrary: repeated })
  }

  private object({ properties = {}, required = [], minProperties = 0 }: Schema): fc.Arbitrary<object> {
    const fields = Object.entries(properties).map(([name, schema]) => ({
      name,
      value: this.forName(name, schema),
      required: required.includes(name),
    }))
    const objects = objectArbitrary(fields)
    return minProperties > required.length
      ? objects.filter((made) => Object.keys(made).length >= minProperties)
      : objects
  }

  private dictionary(schema: Schema): fc.Arbitrary<object> {
    const {
      propertyNames = { type: 'string' },
      additionalProperties,
      minProperties = 0,
      maxProperties,
    } = schema
    const value = typeof additionalProperties === 'object' ? additionalProperties : {}
    const names = this.of({ type: 'string', ...resolve<Schema>(this.document, propertyNames) })
    return fc.dictionary(names as fc.Arbitrary<string>, this.of(value), {
      minKeys: Math.max(1, minProperties),
      maxKeys: Math.min(3, maxProperties ?? 3),
      noNullPrototype: true,
    })
  }

  /** Whether the schema allows a value: values of the same name can be numbers or texts. */
  private allowing(schema: Schema): (value: unknown) => boolean {
    const { type, minimum = -Infinity, maximum = Infinity, anyOf } = schema
    if (anyOf) {
      const kinds = anyOf.map((kind) => this.allowing(resolve(this.document, kind)))
      return (value) => kinds.some((allows) => allows(value))
    }
    const allowed = allowsText(schema)
    return (value) =>
      typeof value === 'number'
        ? type === 'integer' && value >= minimum && value <= maximum
        : typeof value === 'string' && type === 'string' && allowed(value)
  }
}

/** `null` removes a field of a merge patch, which few patches do. */
const weightOf = ({ type }: Schema): number => (type === 'null' ? 1 : 8)
