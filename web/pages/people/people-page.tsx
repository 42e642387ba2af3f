/** People, found as their names are typed. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PageProps } from '../../page-props'
import type { BodyOf } from '../../api'
import { useOffice } from '../../context'
import { formatList } from '../../format'
import { bodyOf, usePagedList, type PagedList } from '../../load'
import { navigate } from '../../navigation'
import { Skeleton } from '../../parts/loading'
import { Page } from '../../parts/page'
import { Problem } from '../../parts/problem'
import { pathOf } from '../../paths'
import { common } from '../../words/common'
import { peopleWords } from '../../words/people'

type KnownPerson = BodyOf<'listPeople'>['items'][number]

/** How long typing must rest before the search starts, in milliseconds. */
const REST = 250

export function PeoplePage({ query }: PageProps) {
  const { api } = useOffice()
  const words = peopleWords()
  const [typed, setTyped] = useTyped(query.get('q') ?? '')
  const searched = useRested(typed.trim())
  useEffect(() => navigate(pathOf('people', {}, { q: searched }), { replace: true }), [searched])
  const list = usePagedList<KnownPerson>(
    async (cursor) =>
      await bodyOf(
        api.call('listPeople', {
          query: { ...(searched !== '' && { q: searched }), ...(cursor !== undefined && { cursor }) },
        }),
      ),
    [searched],
  )
  return (
    <Page title={words.title}>
      <SearchField value={typed} onChange={setTyped} />
      <p class="meta" role="status">
        {sentenceFor(list, searched)}
      </p>
      <ul class="plain lined">
        {list.items.map((person) => (
          <Found key={person.id} person={person} />
        ))}
      </ul>
      <End list={list} />
    </Page>
  )
}

/** What is typed; a link to another search, or back to an earlier one, changes it. */
function useTyped(given: string) {
  const [typed, setTyped] = useState(given)
  useEffect(() => setTyped(given), [given])
  return [typed, setTyped] as const
}

/** The value once it has not changed for a moment; the first value at once. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

interface SearchFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The field takes the focus, except on a touch screen, whose keyboard would cover the page. */
function SearchField({ value, onChange }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const words = peopleWords()
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true })
  }, [])
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()}>
      <div class="field">
        <label for="people-search">{words.search}</label>
        <span class="hint" id="people-search-hint">
          {words.hint}
        </span>
        <input
          ref={input}
          id="people-search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          maxLength={300}
          aria-describedby="people-search-hint"
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </form>
  )
}

function sentenceFor({ items, last, more }: PagedList<KnownPerson>, searched: string): string {
  const words = peopleWords()
  if (last.state !== 'ready') return ''
  if (items.length === 0) return searched === '' ? words.nobodyYet : words.nobody(searched)
  return more ? words.shown(items.length) : words.found(items.length)
}

const Found = ({ person: { id, name = id, otherNames } }: { readonly person: KnownPerson }) => (
  <li>
    <p class="who">
      <a href={pathOf('person', { personId: id })}>{name}</a>
    </p>
    {otherNames.length > 0 && <p class="meta">{peopleWords().alsoAs(formatList(otherNames))}</p>}
  </li>
)

function End({ list }: { readonly list: PagedList<KnownPerson> }) {
  if (list.last.state === 'failed') return <Problem answer={list.last.answer} retry={list.retry} />
  if (list.last.state === 'loading') return <Skeleton lines={list.items.length === 0 ? 5 : 1} />
  if (!list.more) return null
  return (
    <p class="list-end">
      <button type="button" class="button quiet" onClick={list.more}>
        {common().more}
      </button>
    </p>
  )
}
