import { useOffice } from '../../context'
import { TextField } from '../../forms/fields'
import { useForm } from '../../forms/form'
import { FormFrame } from '../../forms/form-frame'
import { bookWords } from '../../words/books'
import type { EntryFormProps } from './entry-desk'
import { recordedIn } from './recorded-in-book'
import { MeanwhileNote, useCurrentEntry } from './use-current-entry'

/** Declares an entry void, with a reason. */
export function VoidEntry({ entry, closed, onRecorded }: EntryFormProps) {
  const { api } = useOffice()
  const words = bookWords()
  const { book, number } = entry
  const current = useCurrentEntry(entry)
  const form = useForm({
    form: `void/${book}/${number}`,
    initial: { reason: '' },
    send: async (values, idempotencyKey) =>
      await api.call('voidEntry', {
        params: { book, number: String(number) },
        body: values,
        ifMatch: current.etag,
        idempotencyKey,
      }),
    onRecorded: (body) => onRecorded(recordedIn('voided', body)),
    onRecordedBefore: (body) => onRecorded(recordedIn('voided', body)),
    onRefused: current.takeStale,
  })
  return (
    <FormFrame form={form} submit={words.void} cancelTo={closed}>
      <MeanwhileNote current={current} />
      <p>{words.voidHint}</p>
      <TextField
        pointer="/reason"
        label={words.reason}
        value={form.values.reason}
        onChange={(reason) => form.change({ reason })}
        errors={form.errors}
      />
    </FormFrame>
  )
}
