/** The form of a signing: what is signed, then the check. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useOffice } from '../../context'
import { toDateInput } from '../../forms/date-input'
import { useForm, type FieldError, type Form } from '../../forms/form'
import { FormFrame } from '../../forms/form-frame'
import { navigate } from '../../navigation'
import type { Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { signingWords } from '../../words/signing'
import { forgetBook, type Book } from './book-entries'
import { addressOf } from './position'
import { leaveRecorded, recordedIn } from './recorded-in-book'
import { Review } from './review'
import { SignFields } from './sign-fields'
import { bodyFor, faultsIn, takenFrom, type SignValues, type ToSign } from './signing'

interface SignFormProps {
  readonly toSign: ToSign
  /** Whether the address names the visit. */
  readonly isGiven: boolean
  /** A day. */
  readonly today: string
}

export function SignForm({ toSign: { book, visits }, isGiven, today }: SignFormProps) {
  const words = signingWords()
  const first = isGiven ? visits[0] : undefined
  const form = useSigning({ book, visits, first, today })
  const { step, setStep, faults, check } = useSteps(form, () =>
    faultsIn(visitIn(visits, form.values), form.values, book.reserved),
  )
  const headline = useHeadlineFocus(step)
  const visit = visitIn(visits, form.values)
  const isReview = step === 2 && visit !== undefined
  const shown = isReview ? form : { ...form, errors: faults, submit: check }
  return (
    <>
      <h2 ref={headline} tabIndex={-1}>
        {isReview ? words.step2 : words.step1}
      </h2>
      {isFull(book) && <FullNote book={book.book} />}
      <FormFrame
        form={shown}
        submit={isReview ? words.record : words.goOn}
        cancelTo={pathOf('book', { book: book.book })}
      >
        {isReview ? (
          <Review book={book} visit={visit} values={form.values} onBack={() => setStep(1)} />
        ) : (
          <SignFields {...{ form: shown, book, visits, visit, isGiven }} />
        )}
      </FormFrame>
    </>
  )
}

const visitIn = (visits: readonly Visit[], { visitId }: SignValues): Visit | undefined =>
  visits.find(({ id }) => id === visitId)

const isFull = ({ volumes }: Book): boolean =>
  volumes.find(({ status }) => status === 'open')?.pagesLeft === 0

const FullNote = ({ book }: { readonly book: string }) => (
  <p class="note">
    {signingWords().full} <a href={pathOf('book', { book })}>{signingWords().toBook}</a>
  </p>
)

interface SigningOptions {
  readonly book: Book
  readonly visits: readonly Visit[]
  readonly first: Visit | undefined
  readonly today: string
}

function useSigning({ book, visits, first, today }: SigningOptions): Form<SignValues> {
  const { api } = useOffice()
  return useForm<SignValues>({
    form: `sign/${book.book}/${first?.id ?? ''}`,
    initial: {
      ...(first ? takenFrom(first) : { visitId: '', roles: {}, place: '' }),
      date: toDateInput(today),
      text: '',
      language: '',
      visibility: '',
      overrideReason: '',
    },
    check: (values) => faultsIn(visitIn(visits, values), values, book.reserved),
    send: async (values, idempotencyKey) => {
      const visit = visitIn(visits, values)
      if (!visit) throw new Error('The form was checked: it has a visit.')
      return await api.call('signBook', {
        params: { book: book.book },
        body: bodyFor(visit, values),
        idempotencyKey,
      })
    },
    onRecorded: (body) => showRecorded(book.book, body),
    // The page is used; what has changed since is a correction of the entry.
    onRecordedBefore: (body) => showRecorded(book.book, body),
  })
}

/** Opens the book at the page of the entry, which says what was recorded. */
function showRecorded(book: string, body: unknown): void {
  const recorded = recordedIn('signed', body)
  const { volume, page, number } = recorded.entry
  forgetBook(book)
  leaveRecorded(recorded)
  navigate(addressOf(book, { volume, page, entry: number }), { force: true })
}

/** The step that is shown. Faults, found by the form or by the API, lead back to the first one. */
function useSteps(form: Form<SignValues>, find: () => readonly FieldError[]) {
  const [step, setStep] = useState<1 | 2>(1)
  const [found, setFound] = useState<readonly FieldError[]>([])
  useEffect(() => {
    if (form.errors.length > 0) setStep(1)
    setFound(form.errors)
  }, [form.errors])
  const check = (event?: Event): void => {
    event?.preventDefault()
    const faults = find()
    setFound(faults)
    if (faults.length === 0) setStep(2)
  }
  useEffect(() => {
    if (step === 1 && found.length > 0) document.querySelector<HTMLElement>('.error-summary')?.focus()
  }, [step, found])
  return { step, setStep, faults: found, check }
}

/** The headline of a step gets the focus when the step changes. */
function useHeadlineFocus(step: number) {
  const headline = useRef<HTMLHeadingElement>(null)
  const last = useRef(step)
  useEffect(() => {
    if (last.current === step) return
    last.current = step
    if (!document.querySelector('.error-summary')) headline.current?.focus()
    window.scrollTo(0, 0)
  }, [step])
  return headline
}
