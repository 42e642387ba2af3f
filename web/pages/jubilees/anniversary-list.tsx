/** The anniversaries, each of which can be muted. */
import { useState } from 'preact/hooks'
import type { Answer } from '../../api'
import { useMay, useOffice } from '../../context'
import { formatDate, textOf } from '../../format'
import { Localized } from '../../parts/localized'
import { Problem } from '../../parts/problem'
import { StatusTag } from '../../parts/tags'
import { jubileeWords } from '../../words/jubilees'
import type { Anniversary } from './load-jubilees'

type Status = Anniversary['status']

interface AnniversaryListProps {
  readonly anniversaries: readonly Anniversary[]
  readonly reload: () => void
}

export function AnniversaryList({ anniversaries, reload }: AnniversaryListProps) {
  const words = jubileeWords()
  const [done, setDone] = useState('')
  return (
    <section class="no-print">
      <h2 id="anniversaries" tabIndex={-1}>
        {words.anniversaries}
      </h2>
      <p>{words.anniversariesLead}</p>
      <div role="status">{done !== '' && <p class="note">{done}</p>}</div>
      <ul class="plain lined">
        {anniversaries.map((each) => (
          <AnniversaryItem
            key={each.id}
            anniversary={each}
            onDone={(sentence) => {
              setDone(sentence)
              reload()
            }}
          />
        ))}
      </ul>
    </section>
  )
}

interface AnniversaryItemProps {
  readonly anniversary: Anniversary
  readonly onDone: (sentence: string) => void
}

/** The steps to each status. What the partnership has muted, the office can also mute for good. */
const stepsOf = ({ status, mutedBy }: Anniversary): readonly Status[] =>
  status === 'active' ? ['muted'] : mutedBy === 'partnership' ? ['active', 'muted'] : ['active']

function AnniversaryItem({ anniversary, onDone }: AnniversaryItemProps) {
  const { title, originOn, announce, status, kind, mutedBy } = anniversary
  const words = jubileeWords()
  const { send, refusal, isSending } = useMuting(anniversary, onDone)
  const by = mutedBy === undefined ? [] : [words.mutedBy[mutedBy]]
  const mayWrite = useMay('write')
  return (
    <li class="anniversary">
      <div>
        <p class="who">
          <Localized texts={title} />
        </p>
        <p class="meta">
          <StatusTag status={status} />
          {[words.kind[kind], words.origin(formatDate(originOn)), words.announce[announce], ...by].join(
            ' · ',
          )}
        </p>
        {refusal && <Problem answer={refusal === 'none' ? undefined : refusal} />}
      </div>
      {mayWrite &&
        stepsOf(anniversary).map((step) => {
          const name = stepWords(status, step)
          return (
            <button
              key={step}
              type="button"
              class="button quiet"
              aria-label={`${name}: ${textOf(title).text}`}
              aria-disabled={isSending}
              onClick={() => send(step)}
            >
              {name}
            </button>
          )
        })}
    </li>
  )
}

const stepWords = (status: Status, step: Status): string => {
  const words = jubileeWords()
  if (step === 'active') return words.unmute
  return status === 'active' ? words.mute : words.keepMuted
}

/** Mutes or unmutes. What the API refuses is shown with its own sentence. */
function useMuting({ id, version, title }: Anniversary, onDone: (sentence: string) => void) {
  const { api } = useOffice()
  const words = jubileeWords()
  const [refusal, setRefusal] = useState<Answer<unknown> | 'none'>()
  const [isSending, setSending] = useState(false)
  const name = textOf(title).text
  async function change(next: Status): Promise<void> {
    setSending(true)
    setRefusal(undefined)
    try {
      const answer = await api.call('updateAnniversary', {
        params: { anniversaryId: id },
        body: { status: next },
        ifMatch: `"${version}"`,
      })
      if (answer.ok) onDone(next === 'muted' ? words.muted(name) : words.unmuted(name))
      else if (answer.status === 412) onDone(words.changedMeanwhile(name))
      else setRefusal(answer)
    } catch {
      setRefusal('none')
    } finally {
      setSending(false)
    }
  }
  const send = (next: Status) => {
    if (!isSending) void change(next)
  }
  return { send, refusal, isSending }
}
