/** The entries in the books that were signed on a visit. */
import { formatDate, formatList } from '../../format'
import { StatusTag, VisibilityTag } from '../../parts/tags'
import { nameOf } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { visitFileWords } from '../../words/visit-file'
import type { Entry } from './load-visit'

export const EntriesSection = ({ entries }: { readonly entries: readonly Entry[] }) =>
  entries.length === 0 ? null : (
    <section>
      <h2>{visitFileWords().entries}</h2>
      <ul class="plain lined">
        {entries.map((entry) => (
          <li key={`${entry.book}/${entry.number}`}>
            <a href={addressOf(entry)}>{pageOf(entry)}</a>
            <div>{formatList(entry.signers.map(nameOf))}</div>
            <p class="meta">
              {entry.status === 'void' && <StatusTag status="void" />}
              <VisibilityTag visibility={entry.visibility} />
              {formatDate(entry.signedOn)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )

const addressOf = ({ book, volume, page }: Entry): string => pathOf('book', { book }, { volume, page })

/** The page of an entry; the number of one whose page is not known. */
const pageOf = ({ volume, page, number }: Entry): string =>
  volume === undefined || page === undefined
    ? visitFileWords().entryNumber(number)
    : visitFileWords().page(volume, page)
