/** The changes of an entry, oldest first. */
import type { BodyOf } from '../../api'
import { useOffice } from '../../context'
import { formatInstant } from '../../format'
import { bodyOf, usePagedList } from '../../load'
import { byActor, ServiceId } from '../../parts/history'
import { ListEnd } from '../../parts/loading'
import { bookWords } from '../../words/books'
import type { Entry } from './book-entries'

type Change = BodyOf<'listEntryChanges'>['items'][number]

export function EntryHistory({ entry: { book, number, version } }: { readonly entry: Entry }) {
  const { api } = useOffice()
  const params = { book, number: String(number) }
  const list = usePagedList<Change>(
    async (cursor) =>
      await bodyOf(api.call('listEntryChanges', { params, query: cursor === undefined ? {} : { cursor } })),
    [book, number, version],
  )
  return (
    <>
      <ol class="plain lined">
        {list.items.map((change) => (
          <ChangeItem key={change.id} change={change} />
        ))}
      </ol>
      <ListEnd list={list} />
    </>
  )
}

function ChangeItem({ change }: { readonly change: Change }) {
  const { type, time, reason, changed } = change
  const who = byActor(change)
  const { timeZone } = useOffice().settings
  const words = bookWords()
  const fields = fieldsOf(changed)
  return (
    <li>
      <b>{words.changeType[type]}</b>{' '}
      {[formatInstant(time, timeZone), who && words.by(who)].filter(Boolean).join(', ')}
      <ServiceId change={change} />
      {reason !== undefined && (
        <div>
          {words.reason}: {reason}
        </div>
      )}
      {type === 'book-entry.corrected' && fields.length > 0 && (
        <div class="meta">{words.changedFields(fields)}</div>
      )}
    </li>
  )
}

/** The words for the fields that JSON pointers lead into, each once; the registry's own stamps are left out. */
function fieldsOf(changed: readonly string[]): readonly string[] {
  const names: Readonly<Record<string, string>> = bookWords().fieldNames
  const found = changed.map((pointer) => names[pointer.split('/')[1] ?? ''])
  return [...new Set(found.filter((name) => name !== undefined))]
}
