import { useOffice } from '../../context'
import { pathOf } from '../../paths'
import { bookName, bookWords } from '../../words/books'
import type { Book } from './book-entries'
import { addressOf } from './position'

interface VolumeLinksProps {
  readonly book: Book
  /** The number of the volume that is shown. */
  readonly shown: number
}

/** The volumes of a book, oldest first. */
export function VolumeLinks({ book: { book, volumes }, shown }: VolumeLinksProps) {
  const words = bookWords()
  return (
    <nav class="no-print" aria-label={words.volumes}>
      <ul class="plain links">
        {volumes.map(({ number, status }) => (
          <li key={number}>
            <a
              href={addressOf(book, { volume: number })}
              aria-current={number === shown ? 'page' : undefined}
            >
              {words.volume(number)}
            </a>{' '}
            <span class="meta">{words.volumeStatus[status]}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The other books that the registry keeps. */
export function OtherBooks({ than }: { readonly than: string }) {
  const others = useOffice().settings.books.filter((book) => book !== than)
  if (others.length === 0) return null
  return (
    <nav class="no-print" aria-label={bookWords().otherBooks}>
      <ul class="plain links">
        {others.map((book) => (
          <li key={book}>
            <a href={pathOf('book', { book })}>{bookName(book)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
