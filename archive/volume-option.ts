import { CommandError } from '../cli/command'
import { parse } from '../contract/parse'
import { volumeInUse } from './files/archive-file'
import type { StatedVolume } from './archive'

const OPTION = '--volume-in-use'
const NAMES: Readonly<Record<string, string>> = { capacity: 'capacity', 'next-page': 'nextPage' }

/**
 * The volumes in use that the command line states, by book: `golden-book=21,capacity=300,next-page=14`.
 *
 * @throws CommandError for a text of another form, and for a book that is named twice
 */
export function volumesOf(texts: readonly string[]): Map<string, StatedVolume> {
  const volumes = new Map<string, StatedVolume>()
  for (const text of texts) {
    const volume = volumeOf(text)
    if (volumes.has(volume.book))
      throw new CommandError(`${OPTION} names ${volume.book} twice: give one volume for each book.`)
    volumes.set(volume.book, volume)
  }
  return volumes
}

function volumeOf(text: string): StatedVolume {
  const [[book, volume] = [], ...others] = text.split(',').map((part) => part.split('='))
  const named = others.map(([name = '', value]) => [NAMES[name], value] as const)
  const parsed = parse(volumeInUse, { book, volume, ...Object.fromEntries(named) })
  const isKnown = named.every(([name, value]) => name !== undefined && value !== undefined && value !== '')
  if ('value' in parsed && isKnown) return { ...parsed.value, place: { file: OPTION } }
  throw new CommandError(
    `"${text}" is not a volume in use: give ${OPTION} one such as golden-book=21 or golden-book=21,capacity=300,next-page=14.`,
  )
}
