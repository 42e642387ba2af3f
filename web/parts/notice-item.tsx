import { useOffice } from '../context'
import { formatInstant, languageName } from '../format'
import { language } from '../language'
import { pathOf } from '../paths'
import { noticeWords } from '../words/notices'
import { factLabel, factValue, type Notice, type StaleFact } from './fact-words'

export const NoticeTags = ({ notice: { status, stale } }: { readonly notice: Notice }) => (
  <>
    <span class={`tag ${status}`}>{noticeWords().status[status]}</span>
    {stale && <span class="tag stale">{noticeWords().stale}</span>}
  </>
)

/** The kind of a notice, and its language if it is not that of the pages. */
export const kindOf = (notice: Notice): string =>
  [
    noticeWords().kind[notice.kind],
    notice.language === language() ? undefined : languageName(notice.language),
  ]
    .filter(Boolean)
    .join(' · ')

/** Since when a notice is issued; until then the end of its embargo, or when it was changed last. */
function minuteOf({ status, embargoedUntil, issuedAt, updatedAt }: Notice, timeZone: string): string {
  if (issuedAt !== undefined && status !== 'retracted')
    return noticeWords().issuedAt(formatInstant(issuedAt, timeZone))
  return embargoedUntil === undefined || status === 'retracted'
    ? noticeWords().changedAt(formatInstant(updatedAt, timeZone))
    : noticeWords().embargo(formatInstant(embargoedUntil, timeZone))
}

/** A notice in a list. */
export function NoticeItem({ notice }: { readonly notice: Notice }) {
  const { timeZone } = useOffice().settings
  const { id: noticeId, visitId = '', headline, stale = [] } = notice
  return (
    <li>
      <p class="notice-headline">
        <a href={pathOf('notice', { visitId, noticeId })} lang={langOf(notice)}>
          {headline}
        </a>
      </p>
      <p class="meta">
        <NoticeTags notice={notice} />
        {kindOf(notice)} · {minuteOf(notice, timeZone)}
      </p>
      {stale.length > 0 && <StaleList facts={stale} />}
    </li>
  )
}

/** The language of a notice as an attribute; none if the page has it. */
export const langOf = (notice: Pick<Notice, 'language'>): string | undefined =>
  notice.language === language() ? undefined : notice.language

/** Facts that have changed, each with its value before and now. */
export const StaleList = ({ facts }: { readonly facts: readonly StaleFact[] }) => (
  <ul class="stale-facts">
    {facts.map(({ subject, pointer, before, now }) => (
      <li key={`${subject} ${pointer}`}>
        {factLabel(pointer)}: {noticeWords().before} <del>{factValue(pointer, before)}</del>,{' '}
        {noticeWords().now} <ins>{factValue(pointer, now)}</ins>
      </li>
    ))}
  </ul>
)
