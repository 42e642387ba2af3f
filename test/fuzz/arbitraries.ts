/** fast-check arbitraries from the document's schemas: values that the document allows. */
import * as fc from 'fast-check'
import { mostly } from './odds'
import { resolve, type OpenApi, type Schema } from './document'
import { wholeNumberArbitrary } from './numbers'
import { objectArbitrary } from './objects'
import type { Pool } from './pool'
import { allowsText, textArbitrary } from './texts'

const KNOWN = new Set(
  `$ref type const enum anyOf oneOf pattern format minLength maxLength minimum maximum items minItems maxItems
  uniqueItems properties required additionalProperties propertyNames minProperties maxProperties
  default description title example examples deprecated readOnly writeOnly`.split(/\s+/),
)

/** Where the document allows anything. No JSON that is read here has a field of this name, in which JavaScript is not safe. */
const anyJson = fc
  .jsonValue({ maxDepth: 2 })
  .filter((value) => !JSON.stringify(value).includes('"__proto__"'))

export class Arbitraries {
  private readonly made = new Map<Schema, fc.Arbitrary<unknown>>()

  constructor(
    private readonly document: OpenApi,
    private readonly pool: Pool,
  ) {}

  /**
   * Values of a schema. Where it leaves a property open (`{}`, as merge patches do), `described` says what it is
   * usually filled with: the property of that name in another schema. Throws for a keyword that is not known here,
   * so that the fuzzer does not fall behind the document unseen.
   */
  of(schema: Schema, described?: Schema): fc.Arbitrary<unknown> {
    const found = this.made.get(schema)
    if (found) return found
    const made = this.make(resolve(this.document, schema), described)
    this.made.set(schema, made)
    return made
  }

  /** The same, and often what an answer has known under this name. */
  named(name: string, schema: Schema, described?: Schema): fc.Arbitrary<unknown> {
    const own = this.of(schema, described)
    const resolved = resolve(this.document, schema)
    if (!this.pool.knows(name) || 'const' in resolved || resolved.enum) return own
    const allows = allowing(resolved)
    return fc.tuple(own, fc.nat(), mostly(4)).map(([made, pick, isKnown]) => {
      const known = isKnown ? this.pool.value(name, pick) : undefined
      return allows(known) ? known : made
    })
  }

  private make(schema: Schema, described?: Schema): fc.Arbitrary<unknown> {
    const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword))
    if (unknown) throw new Error(`The fuzzer does not know the keyword ${unknown}.`)
    if ('const' in schema) return fc.constant(schema.const)
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const kinds = schema.oneOf ?? schema.anyOf
    if (kinds) return fc.oneof(...kinds.map((kind) => this.of(kind, described)))
    if (schema.type === undefined) return anyJson
    const types = [schema.type].flat()
    return fc.oneof(...types.map((type) => this.ofType(type, schema, described)))
  }

  private ofType(type: string, schema: Schema, described?: Schema): fc.Arbitrary<unknown> {
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
        return schema.properties ? this.object(schema, described) : this.dictionary(schema)
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
    // Many times the same is how a thing gets larger than it may be.
    const repeated = item.map((one) => Array.from({ length: maxItems }, () => one))
    return fc.oneof(short, { weight: 1, arbitrary: upTo(maxItems) }, { weight: 3, arbitrary: repeated })
  }

  private object({ properties = {}, required = [] }: Schema, described?: Schema): fc.Arbitrary<object> {
    const fields = Object.entries(properties).map(([name, schema]) => {
      const value = this.field(name, schema, described)
      return { name, value, required: required.includes(name) }
    })
    return objectArbitrary(fields)
  }

  private field(name: string, schema: Schema, described?: Schema): fc.Arbitrary<unknown> {
    if (Object.keys(schema).length > 0) return this.named(name, schema, described)
    const usual = described?.properties?.[name]
    return fc.oneof(
      ...(usual ? [{ weight: 16, arbitrary: this.named(name, usual) }] : []),
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: anyJson },
    )
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
}

/** Whether a value under a name is one of this schema: the same name may be a number here and a text there. */
function allowing(schema: Schema): (value: unknown) => boolean {
  const { type, minimum = -Infinity, maximum = Infinity } = schema
  const allowed = allowsText(schema)
  return (value) =>
    typeof value === 'number'
      ? type === 'integer' && value >= minimum && value <= maximum
      : typeof value === 'string' && type === 'string' && allowed(value)
}
