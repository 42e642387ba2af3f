/** The notices of a visit, on its file. */
import { COMPOSING_SCOPES, useMay, useOffice } from '../../context'
import { bodyOf, usePagedList } from '../../load'
import { ListEnd } from '../../parts/loading'
import { NoticeItem } from '../../parts/notice-item'
import type { Notice } from '../../parts/fact-words'
import { isCalledOff, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { noticeWords } from '../../words/notices'

export function VisitNotices({ visit: { id: visitId, status } }: { readonly visit: Visit }) {
  const { api } = useOffice()
  const words = noticeWords()
  const mayCompose = useMay(...COMPOSING_SCOPES) && !isCalledOff(status)
  const list = usePagedList<Notice>(
    async (cursor) =>
      await bodyOf(
        api.call('listNoticesOfVisit', {
          params: { visitId },
          query: { order: 'desc', ...(cursor !== undefined && { cursor }) },
        }),
      ),
    [visitId],
  )
  const isEmpty = list.items.length === 0 && list.last.state === 'ready'
  return (
    <section class="no-print">
      <h2>{words.notices}</h2>
      <ul class="plain lined">
        {list.items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      {isEmpty && <p class="meta">{words.none}</p>}
      {(list.more || list.last.state !== 'ready') && <ListEnd list={list} />}
      {mayCompose && (
        <p>
          <a class="button quiet" href={pathOf('composeNotice', { visitId })}>
            {words.compose}
          </a>
        </p>
      )}
    </section>
  )
}
