import type { PageProps } from '../../page-props'
import { useOffice } from '../../context'
import { bodyOf, usePagedList } from '../../load'
import type { Notice } from '../../parts/fact-words'
import { ListEnd } from '../../parts/loading'
import { NoticeItem } from '../../parts/notice-item'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import { pressDeskWords } from '../../words/press-desk'
import { statusIn, STATUSES, type Status } from './statuses'

/** The notices of all visits: those of a status, or all. */
export function PressDeskPage({ query }: PageProps) {
  const words = pressDeskWords()
  const status = statusIn(query)
  return (
    <Page title={words.title} lead={words.lead}>
      <Statuses shown={status} />
      <NoticeList key={status} status={status} />
      <p class="meta no-print">
        {words.howTo} <a href="/v1/notices.atom">{words.feed}</a>
      </p>
    </Page>
  )
}

const Statuses = ({ shown }: { readonly shown: Status | undefined }) => (
  <nav class="switch no-print" aria-label={pressDeskWords().statuses}>
    {[undefined, ...STATUSES].map((status) => (
      <a
        key={status}
        href={pathOf('pressDesk', {}, { status })}
        aria-current={shown === status ? 'true' : undefined}
      >
        {status === undefined ? pressDeskWords().all : pressDeskWords().filter[status]}
      </a>
    ))}
  </nav>
)

function NoticeList({ status }: { readonly status: Status | undefined }) {
  const { api } = useOffice()
  const list = usePagedList<Notice>(
    async (cursor) =>
      await bodyOf(
        api.call('listPressDesk', {
          query: {
            order: 'desc',
            ...(status !== undefined && { status }),
            ...(cursor !== undefined && { cursor }),
          },
        }),
      ),
    [status],
  )
  const isEmpty = list.items.length === 0 && list.last.state === 'ready' && !list.more
  return (
    <>
      <ul class="plain lined notices">
        {list.items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      {isEmpty ? <p role="status">{pressDeskWords().empty}</p> : <ListEnd list={list} />}
    </>
  )
}
