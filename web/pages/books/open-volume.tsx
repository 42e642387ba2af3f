/** Opens the next volume of a book, after one question. */
import { useState } from 'preact/hooks'
import { useOffice } from '../../context'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { useForm, type Form } from '../../forms/form'
import { FormFrame } from '../../forms/form-frame'
import { bookWords } from '../../words/books'
import { common } from '../../words/common'
import type { Book, LoadedBook } from './book-entries'

interface OpenVolumeProps {
  readonly from: LoadedBook
  /** Called with the number of the volume. */
  readonly onOpened: (volume: number) => void
  readonly onReload: () => void
}

interface Values {
  readonly number: string
  readonly capacity: string
  readonly nextPage: string
}

const USUAL_CAPACITY = '200'

/** The volumes that may be opened: the next one, or one above the open volume that an archive has named. */
function choicesOf({ volumes }: Book): readonly number[] {
  const open = volumes.find(({ status }) => status === 'open')?.number ?? 0
  const named = volumes.filter(({ number, status }) => status === 'archived' && number > open)
  return [...named.map(({ number }) => number), Math.max(0, ...volumes.map(({ number }) => number)) + 1]
}

/** The number of the open volume of an answer. */
const openNumberOf = (body: unknown): number =>
  (body as Book).volumes.find(({ status }) => status === 'open')?.number ?? 0

export function OpenVolume({ from, onOpened, onReload }: OpenVolumeProps) {
  const words = bookWords()
  const { book } = from
  const choices = choicesOf(book)
  const { form, isSure, setSure, isStale } = useOpening(from, choices[0] ?? 1, onOpened)
  const next = Number(form.values.number)
  // The first click asks, the second one records.
  const asking: Form<Values> = isSure
    ? form
    : { ...form, submit: (event) => (event?.preventDefault(), setSure(true)) }
  return (
    <details class="no-print">
      <summary>{words.openVolume}</summary>
      <div role="alert">{isStale && <StaleBook onReload={onReload} />}</div>
      <FormFrame form={asking} submit={isSure ? words.openNow(next) : words.openVolume}>
        <VolumeFields form={form} choices={choices} />
        <div role="status">
          {isSure && <Question book={book} next={next} onCancel={() => setSure(false)} />}
        </div>
      </FormFrame>
    </details>
  )
}

/** @param first the number that is offered first */
function useOpening({ book, etag }: LoadedBook, first: number, onOpened: OpenVolumeProps['onOpened']) {
  const { api } = useOffice()
  const [isSure, setSure] = useState(false)
  const [isStale, setStale] = useState(false)
  const showOpened = (body: unknown) => onOpened(openNumberOf(body))
  const form = useForm<Values>({
    form: `open-volume/${book.book}`,
    initial: { number: String(first), capacity: USUAL_CAPACITY, nextPage: '1' },
    send: async ({ number, capacity, nextPage }, idempotencyKey) =>
      await api.call('openVolume', {
        params: { book: book.book },
        // What is no number is left to the API to refuse.
        body: { number: Number(number), capacity: Number(capacity), nextPage: Number(nextPage) },
        ifMatch: etag,
        idempotencyKey,
      }),
    onRecorded: showOpened,
    onRecordedBefore: showOpened,
    onRefused: ({ status }) => {
      setSure(false)
      if (status === 412) setStale(true)
      return status === 412
    },
  })
  return { form, isSure, setSure, isStale }
}

const StaleBook = ({ onReload }: { readonly onReload: () => void }) => (
  <div class="note">
    <p>{bookWords().bookChanged}</p>
    <button type="button" class="button quiet" onClick={onReload}>
      {bookWords().readAgain}
    </button>
  </div>
)

interface QuestionProps {
  readonly book: Book
  /** The number of the volume that is to be opened. */
  readonly next: number
  readonly onCancel: () => void
}

function Question({ book, next, onCancel }: QuestionProps) {
  const open = book.volumes.find(({ status }) => status === 'open')
  return (
    <div class="note">
      <p>{bookWords().openQuestion(next, open?.number ?? 0, open?.pagesLeft ?? 0)}</p>
      <button type="button" class="link" onClick={onCancel}>
        {common().cancel}
      </button>
    </div>
  )
}

interface VolumeFieldsProps {
  readonly form: Form<Values>
  readonly choices: readonly number[]
}

function VolumeFields({ form, choices }: VolumeFieldsProps) {
  const words = bookWords()
  const field = fieldsOf(form)
  return (
    <>
      <SelectField
        pointer="/number"
        label={words.volumeNumber}
        {...field('number')}
        options={choices.map((each) => [String(each), words.volume(each)])}
      />
      <div class="side-by-side">
        <TextField pointer="/capacity" label={words.capacity} type="number" {...field('capacity')} />
        <TextField
          pointer="/nextPage"
          label={words.firstFreePage}
          hint={words.firstFreePageHint}
          type="number"
          {...field('nextPage')}
        />
      </div>
    </>
  )
}
