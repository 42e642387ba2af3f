/** A calendar in the list, which its owner can renew and revoke. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, BodyOf } from '../../api'
import { useOffice } from '../../context'
import { formatInstant, languageName } from '../../format'
import { Problem } from '../../parts/problem'
import { feedWords } from '../../words/calendar-feeds'
import { common } from '../../words/common'

export type Feed = BodyOf<'listCalendarFeeds'>['items'][number]

interface FeedItemProps {
  readonly feed: Feed
  /** Is given a sentence that says what was done. */
  readonly onDone: (sentence: string) => void
}

export function FeedItem({ feed, onDone }: FeedItemProps) {
  const words = feedWords()
  const [isAsking, setAsking] = useState(false)
  const { renew, revoke, refusal } = useFeedSteps(feed, onDone)
  const name = feed.name ?? words.noName
  return (
    <li>
      <p class="who">{name}</p>
      <FeedFacts feed={feed} />
      {refusal && <Problem answer={refusal === 'none' ? undefined : refusal} />}
      {isAsking ? (
        <AskToRevoke revoke={revoke} keep={() => setAsking(false)} />
      ) : (
        <p class="actions">
          <button type="button" class="button quiet" aria-label={`${words.renew}: ${name}`} onClick={renew}>
            {words.renew}
          </button>
          <button
            type="button"
            class="button quiet"
            aria-label={`${words.revoke}: ${name}`}
            onClick={() => setAsking(true)}
          >
            {words.revoke}
          </button>
        </p>
      )}
    </li>
  )
}

function FeedFacts({ feed: { clearance, kinds, lang, endsAt, createdBy } }: { readonly feed: Feed }) {
  const { session, settings } = useOffice()
  const words = feedWords()
  const end = formatInstant(endsAt, settings.timeZone)
  const isEnded = Date.parse(endsAt) < Date.now()
  const facts = [
    words.shows(common().visibility[clearance]),
    kinds ? words.kinds(kinds.length) : words.allKinds,
    lang && languageName(lang),
    isEnded ? words.ended(end) : words.until(end),
    createdBy === session.sub ? words.byYou : createdBy && words.by(createdBy),
  ]
  return <p class="meta">{facts.filter(Boolean).join(' · ')}</p>
}

interface AskToRevokeProps {
  readonly revoke: () => void
  readonly keep: () => void
}

/** The question, with the focus on the answer that changes nothing. */
function AskToRevoke({ revoke, keep }: AskToRevokeProps) {
  const words = feedWords()
  const keeping = useRef<HTMLButtonElement>(null)
  useEffect(() => keeping.current?.focus(), [])
  return (
    <div class="note" role="alert">
      <p>{words.reallyRevoke}</p>
      <p class="actions">
        <button type="button" class="button" onClick={revoke}>
          {words.revokeNow}
        </button>
        <button type="button" class="button quiet" ref={keeping} onClick={keep}>
          {words.keep}
        </button>
      </p>
    </div>
  )
}

function useFeedSteps({ id: feedId, name, endsAt }: Feed, onDone: (sentence: string) => void) {
  const { api, settings } = useOffice()
  const words = feedWords()
  const [refusal, setRefusal] = useState<Answer<unknown> | 'none'>()
  const called = name ?? words.noName
  async function take(call: Promise<Answer<Feed>>, sentenceFor: (feed: Feed) => string): Promise<void> {
    setRefusal(undefined)
    try {
      const answer = await call
      if (answer.ok) onDone(sentenceFor(answer.body))
      else setRefusal(answer)
    } catch {
      setRefusal('none')
    }
  }
  return {
    refusal,
    renew: () =>
      void take(
        // The key makes a double click one renewal.
        api.call('renewCalendarFeed', { params: { feedId }, idempotencyKey: `renew-${feedId}-${endsAt}` }),
        (feed) => words.renewed(called, formatInstant(feed.endsAt, settings.timeZone)),
      ),
    revoke: () =>
      void take(api.call('revokeCalendarFeed', { params: { feedId } }), () => words.revoked(called)),
  }
}
