import { useOffice } from '../../context'
import { bookWords } from '../../words/books'
import { EntryFormFrame, useCurrentEntry, useEntryForm, type EntryFormProps } from './entry-form'

/** Declares an entry void, with a reason. */
export function VoidEntry({ entry, closed, onRecorded }: EntryFormProps) {
  const { api } = useOffice()
  const words = bookWords()
  const current = useCurrentEntry(entry)
  const form = useEntryForm({
    form: `void/${entry.book}/${entry.number}`,
    initial: { reason: '' },
    what: 'voided',
    current,
    send: (values, request) => api.call('voidEntry', { ...request, body: values }),
    onRecorded,
  })
  return <EntryFormFrame {...{ form, current, closed }} submit={words.void} hint={words.voidHint} />
}
