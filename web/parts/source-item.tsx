/** A source: a link, or the words where a source has no web address. */
import type { BodyOf } from '../api'

type Source = BodyOf<'readVisit'>['sources'][number]

export const SourceItem = ({
  source: { url, reference, evidence },
  evidences,
}: {
  readonly source: Source
  /** The words for the evidence. */
  readonly evidences: Readonly<Record<NonNullable<Source['evidence']>, string>>
}) => (
  <li>
    {url === undefined ? (
      reference
    ) : (
      <a href={url} rel="noreferrer">
        {url}
      </a>
    )}
    {evidence && <span class="meta"> ({evidences[evidence]})</span>}
  </li>
)
