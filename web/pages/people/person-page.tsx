/** A person: every appearance, with the office that was held on that day. */
import type { PageProps } from '../../page-props'
import type { BodyOf } from '../../api'
import { useOffice } from '../../context'
import { formatList } from '../../format'
import { bodyOf, useLoad, usePagedList } from '../../load'
import { DateText } from '../../parts/date-text'
import { ListEnd, Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { pathOf } from '../../paths'
import { bookName } from '../../words/books'
import { peopleWords } from '../../words/people'

type Appearance = BodyOf<'listAppearances'>['items'][number]

export function PersonPage({ params }: PageProps) {
  const personId = params['personId'] ?? ''
  const { api } = useOffice()
  const words = peopleWords()
  const person = useLoad(
    async () => await bodyOf(api.call('readPerson', { params: { personId } })),
    [personId],
  )
  if (isMissing(person)) return <MissingPage kind="person" />
  const known = person.state === 'ready' ? person.value : undefined
  const others = known?.otherNames ?? []
  return (
    <Page
      title={known?.name ?? personId}
      lead={others.length > 0 && `${words.otherNames}: ${formatList(others)}`}
      above={{ title: words.title, address: pathOf('people') }}
    >
      <Loading from={person}>{({ name }) => <Appearances personId={personId} usualName={name} />}</Loading>
    </Page>
  )
}

interface AppearancesProps {
  readonly personId: string
  readonly usualName: string | undefined
}

function Appearances({ personId, usualName }: AppearancesProps) {
  const { api } = useOffice()
  const words = peopleWords()
  const list = usePagedList<Appearance>(
    async (cursor) =>
      await bodyOf(
        api.call('listAppearances', { params: { personId }, query: cursor === undefined ? {} : { cursor } }),
      ),
    [personId],
  )
  const isEmpty = list.items.length === 0 && list.last.state === 'ready'
  return (
    <section>
      <h2>{words.appearances}</h2>
      {isEmpty && <p class="meta">{words.noAppearances}</p>}
      <ul class="plain agenda appearances">
        {list.items.map((appearance, index) => (
          <AppearanceItem key={index} appearance={appearance} usualName={usualName} />
        ))}
      </ul>
      <ListEnd list={list} />
    </section>
  )
}

interface AppearanceItemProps {
  readonly appearance: Appearance
  readonly usualName: string | undefined
}

function AppearanceItem({ appearance, usualName }: AppearanceItemProps) {
  const { on, name, office, as } = appearance
  const words = peopleWords()
  const isOtherName = name !== undefined && name !== usualName
  return (
    <li>
      <DateText date={on} />
      <div>
        {office !== undefined && <p class="held-office">{office}</p>}
        {isOtherName && <p class="meta">{words.asNamed(name)}</p>}
        <p>
          {words.as[as]} · <Whereabouts appearance={appearance} />
        </p>
      </div>
    </li>
  )
}

/** The visit or the page of the book. */
const Whereabouts = ({ appearance }: { readonly appearance: Appearance }) =>
  'visitId' in appearance ? (
    <a href={pathOf('visit', { visitId: appearance.visitId })}>{peopleWords().visit}</a>
  ) : (
    <a href={pathOf('book', { book: appearance.book }, { entry: appearance.number })}>
      {peopleWords().entry(bookName(appearance.book), appearance.number)}
    </a>
  )
