/** The places of items and their fields, as a report writes them. */
import type { ItemFault, SourceLocation } from '../archive'

export const locationText = ({ file, kind, id }: SourceLocation): string =>
  id === undefined ? file : `${file}, ${kind === undefined ? id : `${kind} ${id}`}`

/** The field in the file, and the API's name of it where that is another. */
export function fieldText({ pointer, apiPointer = pointer }: Omit<ItemFault, 'message'>): string {
  const inApi = apiPointer === pointer ? '' : ` (in the registry ${apiPointer || 'the whole record'})`
  return `${pointer || 'the whole item'}${inApi}`
}

/** The ids of each file, at most so many, each once. */
export function idLines(places: readonly SourceLocation[], limit = Number.POSITIVE_INFINITY): string[] {
  const files = [...new Set(places.map(({ file }) => file))]
  return files.flatMap((file) => {
    const ofFile = places.filter((place) => place.file === file)
    const ids = [...new Set(ofFile.flatMap(({ id }) => id ?? []))]
    if (ids.length === 0) return [file]
    const more = ids.length > limit ? ` and ${ids.length - limit} more` : ''
    return wrapped(`${file}:`, `${ids.slice(0, limit).join(' ')}${more}`)
  })
}

const WIDTH = 80 - '  '.length

function wrapped(head: string, text: string): string[] {
  const lines = [head]
  for (const word of text.split(' ')) {
    if (`${lines.at(-1)} ${word}`.length > WIDTH) lines.push('   ')
    lines.push(`${lines.pop()} ${word}`)
  }
  return lines
}
