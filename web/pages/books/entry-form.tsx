/** What the forms share that change an entry, with a reason. Another person may change the entry while one is open. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Answer } from '../../api'
import { useOffice } from '../../context'
import { TextField } from '../../forms/fields'
import { useForm, type Form, type FormOptions } from '../../forms/form'
import { FormFrame } from '../../forms/form-frame'
import { bookWords } from '../../words/books'
import type { Entry } from './book-entries'
import { EntryText } from './entry-text'
import { recordedIn, type RecordedEntry } from './recorded-in-book'

export interface EntryFormProps {
  readonly entry: Entry
  /** The address of the page without the form. */
  readonly closed: string
  readonly onRecorded: (recorded: RecordedEntry) => void
}

/** An entry, as a request names the version that it changes. */
interface EntryRequest {
  readonly params: { readonly book: string; readonly number: string }
  readonly ifMatch: string
  readonly idempotencyKey: string
}

interface EntryFormOptions<Values extends object> extends Pick<
  FormOptions<Values>,
  'form' | 'initial' | 'check'
> {
  readonly what: RecordedEntry['what']
  /** The newest version that is known. */
  readonly current: CurrentEntry
  readonly send: (values: Values, request: EntryRequest) => Promise<Answer<unknown>>
  readonly onRecorded: (recorded: RecordedEntry) => void
}

export function useEntryForm<Values extends object>({
  what,
  current: { entry, takeStale },
  send,
  onRecorded,
  ...options
}: EntryFormOptions<Values>): Form<Values> {
  const { book, number, version } = entry
  const showRecorded = (body: unknown) => onRecorded(recordedIn(what, body))
  return useForm<Values>({
    ...options,
    send: async (values, idempotencyKey) =>
      await send(values, {
        params: { book, number: String(number) },
        ifMatch: `"${version}"`,
        idempotencyKey,
      }),
    onRecorded: showRecorded,
    // What has changed since an attempt whose answer was lost is another correction.
    onRecordedBefore: showRecorded,
    onRefused: takeStale,
  })
}

interface EntryFormFrameProps<Values extends { readonly reason: string }> {
  readonly form: Form<Values>
  readonly current: CurrentEntry
  /** The words of the button that sends. */
  readonly submit: string
  readonly hint: string
  /** The address of the page without the form. */
  readonly closed: string
  readonly children?: ComponentChildren
}

/** The fields of the form, and at its end the reason. */
export const EntryFormFrame = <Values extends { readonly reason: string }>({
  form,
  current,
  submit,
  hint,
  closed,
  children,
}: EntryFormFrameProps<Values>) => (
  <FormFrame form={form} submit={submit} cancelTo={closed}>
    <MeanwhileNote current={current} />
    <p>{hint}</p>
    {children}
    <TextField
      pointer="/reason"
      label={bookWords().reason}
      value={form.values.reason}
      onChange={(reason) => form.change({ reason } as Partial<Values>)}
      errors={form.errors}
    />
  </FormFrame>
)

interface CurrentEntry {
  /** The newest version that is known. */
  readonly entry: Entry
  /** Whether it is newer than the one that the form began with. */
  readonly isNewer: boolean
  /** Reads the entry again if an answer says that it has changed; returns whether it says so. */
  readonly takeStale: (answer: Answer<unknown>) => boolean
}

export function useCurrentEntry(first: Entry): CurrentEntry {
  const { api } = useOffice()
  const [entry, setEntry] = useState(first)
  const { book, number } = first
  async function readAgain(): Promise<void> {
    const answer = await api.call('readEntry', { params: { book, number: String(number) } })
    if (answer.ok) setEntry(answer.body)
  }
  return {
    entry,
    isNewer: entry.version > first.version,
    takeStale: ({ status }) => {
      if (status !== 412) return false
      void readAgain()
      return true
    },
  }
}

/** The entry as it is now, after somebody else has changed it. */
const MeanwhileNote = ({ current }: { readonly current: CurrentEntry }) => (
  <div role="alert">
    {current.isNewer && (
      <div class="note">
        <p>{bookWords().changedMeanwhile}</p>
        <EntryText entry={current.entry} />
      </div>
    )}
  </div>
)
