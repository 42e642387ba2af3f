/** The `discriminator` of OpenAPI, without which the generator for Go cannot tell alternatives apart. */
import type { Schema } from '../route'
import { address, alternativesOf, type Names } from './names'

/**
 * The keyword of a union whose alternatives all have names and require the field that distinguishes them; undefined for
 * another schema. `mapping` has the address of each alternative by the value of the field.
 */
export function discriminatorOf(schema: Schema, names: Names, mode: 'input' | 'output'): object | undefined {
  const { field, alternatives = [] } = alternativesOf(schema) ?? {}
  const mapping = alternatives.flatMap(({ value, schema: one, isUsual }) => {
    const name = names.get(one)?.id
    return name === undefined || (isUsual && mode === 'input') ? [] : [[value, address(name)] as const]
  })
  if (mapping.length === 0 || mapping.length < alternatives.length) return undefined
  return { discriminator: { propertyName: field, mapping: Object.fromEntries(mapping) } }
}
