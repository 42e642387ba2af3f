import { useOffice } from '../../context'
import { formatInstant } from '../../format'
import { byActor } from '../../parts/history'
import { kindOf, NoticeTags } from '../../parts/notice-item'
import { titleOf } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { noticeWords } from '../../words/notices'
import { pressDeskWords } from '../../words/press-desk'
import type { NoticeFile } from './load-notice'

/** The status, the kind, the visit, who wrote and approved the notice, and when it is issued. */
export function Condition({ file }: { readonly file: NoticeFile }) {
  const { timeZone } = useOffice().settings
  const { notice, visit } = file
  const { embargoedUntil, issuedAt, statusReason } = notice
  const instant = (each: string) => formatInstant(each, timeZone)
  const minutes = [
    embargoedUntil === undefined ? undefined : noticeWords().embargo(instant(embargoedUntil)),
    issuedAt === undefined ? undefined : noticeWords().issuedAt(instant(issuedAt)),
  ]
  return (
    <div class="no-print">
      <p class="meta">
        <NoticeTags notice={notice} />
        {kindOf(notice)} · <a href={pathOf('visit', { visitId: visit.id })}>{titleOf(visit)}</a>
      </p>
      <p class="meta">{[...minutes, ...peopleOf(file)].filter(Boolean).join(' · ')}</p>
      {statusReason !== undefined && (
        <p class="note">
          {pressDeskWords().retractedBecause}: <q>{statusReason}</q>
        </p>
      )}
    </div>
  )
}

/** Who wrote the notice last and who approved it, by the names in its history. */
function peopleOf({ notice: { writtenBy, approvedBy }, changes }: NoticeFile): readonly string[] {
  const words = pressDeskWords()
  const said = (sub: string | undefined, say: (who: string) => string) => {
    const change = changes.findLast(({ actor }) => sub !== undefined && actor === sub)
    const who = change && byActor(change)
    return who === undefined ? [] : [say(who)]
  }
  return [...said(writtenBy, words.writtenBy), ...said(approvedBy, words.approvedBy)]
}
