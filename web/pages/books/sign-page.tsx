/** Records a signing in two steps: a page of a book cannot be taken back. */
import type { PageProps } from '../../page-props'
import { useOffice } from '../../context'
import { addDays, compareDates, officeToday } from '../../days'
import { bodyOf, useLoad } from '../../load'
import { Loading } from '../../parts/loading'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import type { Visit } from '../../parts/visit-item'
import { bookName } from '../../words/books'
import type { Api } from '../../api'
import { signingWords } from '../../words/signing'
import { SignForm } from './sign-form'
import type { ToSign } from './signing'

/** How long ago a visit may have started to be offered, in days. */
const LOOK_BACK = 60

export function SignPage({ params, query }: PageProps) {
  const book = params['book'] ?? ''
  const words = signingWords()
  const above = { title: bookName(book), address: pathOf('book', { book }) }
  return (
    <Page title={words.title(bookName(book))} above={above}>
      <SignWith key={query.get('visitId')} book={book} visitId={query.get('visitId') ?? undefined} />
    </Page>
  )
}

interface SignWithProps {
  readonly book: string
  readonly visitId: string | undefined
}

function SignWith({ book, visitId }: SignWithProps) {
  const { api, settings } = useOffice()
  const today = officeToday(settings.timeZone)
  const loaded = useLoad(async () => await loadToSign(api, { book, visitId, today }), [book, visitId])
  return (
    <Loading from={loaded} lines={8}>
      {(value) => <SignForm toSign={value} isGiven={visitId !== undefined} today={today} />}
    </Loading>
  )
}

interface SignQuery extends SignWithProps {
  /** A day. */
  readonly today: string
}

async function loadToSign(api: Api, { book, visitId, today }: SignQuery): Promise<ToSign> {
  const [found, visits] = await Promise.all([
    bodyOf(api.call('readBook', { params: { book } })),
    visitId === undefined
      ? recentVisits(api, today)
      : bodyOf(api.call('readVisit', { params: { visitId } })).then((visit) => [visit]),
  ])
  return { book: found, visits }
}

async function recentVisits(api: Api, today: string): Promise<readonly Visit[]> {
  const listed = await Promise.all(
    (['confirmed', 'completed'] as const).map((status) => {
      const query = { status, from: addDays(today, -LOOK_BACK), to: today, limit: '100' }
      return bodyOf(api.call('listVisits', { query }))
    }),
  )
  return listed.flatMap(({ items }) => items).toSorted((a, b) => compareDates(b.start, a.start))
}
