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

function AnniversaryItem({ anniversary, onDone }: AnniversaryItemProps) {
  const { title, originOn, announce, status, kind } = anniversary
  const words = jubileeWords()
  const { toggle, refusal, isSending } = useMuting(anniversary, onDone)
  const step = status === 'active' ? words.mute : words.unmute
  return (
    <li class="anniversary">
      <div>
        <p class="who">
          <Localized texts={title} />
        </p>
        <p class="meta">
          <StatusTag status={status} />
          {[words.kind[kind], words.origin(formatDate(originOn)), words.announce[announce]].join(' · ')}
        </p>
        {refusal && <Problem answer={refusal === 'none' ? undefined : refusal} />}
      </div>
      {useMay('write') && (
        <button
          type="button"
          class="button quiet"
          aria-label={`${step}: ${textOf(title).text}`}
          aria-disabled={isSending}
          onClick={toggle}
        >
          {step}
        </button>
      )}
    </li>
  )
}

/** Mutes or unmutes. What the API refuses is shown with its own sentence. */
function useMuting({ id, status, version, title }: Anniversary, onDone: (sentence: string) => void) {
  const { api } = useOffice()
  const words = jubileeWords()
  const [refusal, setRefusal] = useState<Answer<unknown> | 'none'>()
  const [isSending, setSending] = useState(false)
  const next = status === 'active' ? 'muted' : 'active'
  const name = textOf(title).text
  async function send(): Promise<void> {
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
  const toggle = () => {
    if (!isSending) void send()
  }
  return { toggle, refusal, isSending }
}
