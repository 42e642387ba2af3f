import { useState } from 'preact/hooks'
import type { BodyOf } from '../../api'
import { useMay, useOffice } from '../../context'
import { useLoad } from '../../load'
import { loadAll } from '../../load-all'
import { Loading } from '../../parts/loading'
import { Page } from '../../parts/page'
import { feedWords } from '../../words/calendar-feeds'
import { FeedAddress } from './feed-address'
import { FeedItem, type Feed } from './feed-item'
import { NewFeedForm } from './new-feed-form'

/** The calendars to which a person subscribes; an administrator sees those of everybody. */
export function CalendarFeedsPage() {
  const { api } = useOffice()
  const words = feedWords()
  const feeds = useLoad(
    async () => await loadAll((paging) => api.call('listCalendarFeeds', { query: paging })),
    [],
  )
  const [made, setMade] = useState<BodyOf<'recordCalendarFeed'>>()
  const onMade = (feed: BodyOf<'recordCalendarFeed'>) => {
    setMade(feed)
    feeds.reload()
  }
  return (
    <Page title={words.title} lead={words.lead}>
      {made && <Made feed={made} />}
      <Loading from={feeds}>{(items) => <FeedList feeds={items} reload={feeds.reload} />}</Loading>
      <section>
        <h2>{words.make}</h2>
        <NewFeedForm onMade={onMade} />
      </section>
    </Page>
  )
}

/** An answer that is repeated after a lost one has no address: the registry does not keep it. */
const Made = ({ feed: { id, path } }: { readonly feed: BodyOf<'recordCalendarFeed'> }) =>
  path === undefined ? (
    <p class="note problem" role="alert">
      {feedWords().lost}
    </p>
  ) : (
    <FeedAddress key={id} path={path} />
  )

interface FeedListProps {
  readonly feeds: readonly Feed[]
  readonly reload: () => void
}

function FeedList({ feeds, reload }: FeedListProps) {
  const words = feedWords()
  const [done, setDone] = useState('')
  return (
    <section>
      <h2>{useMay('admin') ? words.all : words.mine}</h2>
      <div role="status">{done !== '' && <p class="note">{done}</p>}</div>
      {feeds.length === 0 ? (
        <p class="meta">{words.none}</p>
      ) : (
        <ul class="plain lined">
          {feeds.map((feed) => (
            <FeedItem
              key={feed.id}
              feed={feed}
              onDone={(sentence) => {
                setDone(sentence)
                reload()
              }}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
