/** Translates the JSON pointers of a request's body to the fields of the archive's file, which an archivist can correct. */

/** The file's name of each field of a body that has another name or place in the file, by JSON pointer into the body. */
export type FileFields = Readonly<Record<string, string>>

/**
 * The fields of the elements of a list.
 *
 * @param places the pointer into the file of each element of the body's list
 * @param inner the fields of an element that have another name in the file, by pointer into the element
 */
export const elementFields = (list: string, places: readonly string[], inner: FileFields = {}): FileFields =>
  Object.fromEntries(
    places.flatMap((place, index) => [
      [`${list}/${index}`, place],
      ...Object.entries(inner).map(([field, name]) => [`${list}/${index}${field}`, `${place}${name}`]),
    ]),
  )

/**
 * The field of the file for a pointer into the body: `/signedOn` is `/date`. The rest of a pointer below a value that is no
 * object in the file is dropped: `/occasion/en` is `/occasion` where the file has plain text.
 */
export function fileFieldOf(pointer: string, fields: FileFields, item: unknown): string {
  const parts = pointer.split('/')
  const prefixes = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
  const known = prefixes.find((prefix) => Object.hasOwn(fields, prefix))
  const name = known === undefined ? undefined : fields[known]
  // An option of the import, or a field of another item.
  if (name !== undefined && !name.startsWith('/')) return name
  return withinItem(name === undefined ? pointer : name + pointer.slice((known ?? '').length), item)
}

/** A message about a body with the names of the file: `foundedOn` is `founded`, and `/hosts/0` is `/cityHost`. */
export const messageInFile = (message: string, fieldOf: (pointer: string) => string): string =>
  message.replaceAll(/`(\/?)(\w[\w/-]*)`/g, (text, slash: string, name: string) => {
    const field = fieldOf(`/${name}`)
    if (field === `/${name}`) return text
    return `\`${slash === '' ? field.replace(/^\//, '') : field}\``
  })

/** The pointer up to the first value that is not an object. */
function withinItem(pointer: string, item: unknown): string {
  const [, ...steps] = pointer.split('/')
  let value = item
  let reached = ''
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) break
    reached += `/${step}`
    value = Object.hasOwn(value, step) ? (Reflect.get(value, step) as unknown) : undefined
  }
  return reached
}
