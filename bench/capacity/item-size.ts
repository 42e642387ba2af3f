/**
 * The size of an item as DynamoDB counts it: names and text in UTF-8, a byte for two digits of a number and one more, and
 * 3 bytes for a list or a map with 1 for each member (DynamoDB Developer Guide, "DynamoDB item sizes and formats").
 */
export type Item = Readonly<Record<string, unknown>>

export const itemSize = (item: Item): number =>
  membersOf(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0)

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(digitsOf(value) / 2) + 1
  if (typeof value === 'boolean' || value === null) return 1
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + 1 + valueSize(each), 3)
  const members = membersOf(value as Item)
  return members.reduce((sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + valueSize(each), 3)
}

/** Undefined values are not stored. */
const membersOf = (map: Item): [string, unknown][] =>
  Object.entries(map).filter(([, value]) => value !== undefined)

const digitsOf = (number: number): number =>
  String(Math.abs(number))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length
