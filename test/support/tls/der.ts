/** The subset of DER (X.690) that a certificate needs. */
const tagged = (tag: number, ...contents: Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents)
  const { length } = content
  const bytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}

export const sequence = (...parts: Uint8Array[]) => tagged(0x30, ...parts)
export const set = (...parts: Uint8Array[]) => tagged(0x31, ...parts)
export const integer = (value: number) => tagged(0x02, Buffer.from([value]))
export const isTrue = tagged(0x01, Buffer.from([0xff]))
export const bits = (content: Uint8Array) => tagged(0x03, Buffer.from([0]), content)
export const octets = (content: Uint8Array) => tagged(0x04, content)
export const utf8 = (text: string) => tagged(0x0c, Buffer.from(text))

/** A field with a context-specific tag: `explicit` contains a tagged value, `implicit` replaces its tag. */
export const explicit = (field: number, content: Uint8Array) => tagged(0xa0 + field, content)
export const implicit = (field: number, content: Uint8Array) => tagged(0x80 + field, content)

/** A time of the years 1950 to 2049. */
export const time = (when: Date) =>
  tagged(0x17, Buffer.from(`${when.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`))

/** An object identifier, such as `2.5.29.17`. */
export const objectIdentifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...others.flatMap(base128)]))
}

/** The seven-bit groups of a value, the highest first; all but the last have the high bit set. */
const base128 = (value: number): number[] => {
  const low = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) low.unshift(0x80 | (rest & 0x7f))
  return low
}
