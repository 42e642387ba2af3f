/** How full a volume is, and when it will be full. */
import { useOffice } from '../../context'
import { officeToday } from '../../days'
import { formatDate } from '../../format'
import { Filling } from '../../parts/filling'
import { bookWords } from '../../words/books'
import type { LoadedBook, Volume } from './book-entries'
import { paceOf } from './pace'

interface VolumeFillingProps {
  readonly from: LoadedBook
  readonly volume: Volume
}

export function VolumeFilling({ from, volume }: VolumeFillingProps) {
  const { timeZone } = useOffice().settings
  const words = bookWords()
  const { number, capacity, nextPage, pagesLeft = 0, status } = volume
  if (capacity === undefined || nextPage === undefined) return null
  const entries = from.entries.filter((entry) => entry.volume === number)
  const onPages = entries
    .filter(({ page }) => page !== undefined)
    .toSorted((a, b) => (a.page ?? 0) - (b.page ?? 0))
  const [first, last] = [onPages.find(({ page }) => page === 1), onPages.at(-1)]
  const live = entries.filter(({ origin }) => origin === 'live').flatMap(({ signedOn }) => signedOn ?? [])
  const isOpen = status === 'open'
  const used = isOpen ? capacity - pagesLeft : nextPage - 1
  const pace = isOpen ? paceOf({ signedOn: live, today: officeToday(timeZone), pagesLeft }) : undefined
  const lastDay = isOpen || !last ? undefined : formatDate(last.signedOn)
  return (
    <section class="no-print">
      <h2>{words.filling}</h2>
      <Filling
        used={used}
        capacity={capacity}
        label={words.filled(used, capacity, capacity - used)}
        ends={{
          first: words.firstPage(first && formatDate(first.signedOn)),
          last: words.lastPage(capacity, pace ? formatDate(pace.fullOn) : lastDay),
        }}
      />
      {pace && <p>{words.pace(pace.perYear, formatDate(pace.fullOn))}</p>}
    </section>
  )
}
