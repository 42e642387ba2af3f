/** Whether those who sign have signed before: by protocol, a person signs once. */
import type { Api, BodyOf } from '../../api'
import { useOffice } from '../../context'
import { formatDate, formatList } from '../../format'
import { bodyOf, useLoad } from '../../load'
import { Skeleton } from '../../parts/loading'
import { nameOf } from '../../parts/visit-item'
import { bookWords } from '../../words/books'
import { signingWords } from '../../words/signing'
import type { Signing } from './signing'

type Appearance = BodyOf<'listAppearances'>['items'][number]
type Signed = Extract<Appearance, { readonly book: string }>

interface EarlierSigningsProps {
  readonly book: string
  readonly signers: readonly Signing[]
}

export function EarlierSignings({ book, signers }: EarlierSigningsProps) {
  const { api } = useOffice()
  const people = signers.map(({ person }) => person)
  const loaded = useLoad(
    async () => await Promise.all(people.map(({ personId }) => readSignings(api, book, personId))),
    [book, ...people.map(({ personId }) => personId)],
  )
  const words = signingWords()
  if (loaded.state === 'loading') return <Skeleton lines={1} />
  if (loaded.state === 'failed') return <span class="not-eligible">{words.beforeUnknown}</span>
  return (
    <ul class="plain">
      {people.map((person, index) => {
        const found = loaded.value[index] ?? []
        return (
          <li key={index} class={found.length > 0 ? 'not-eligible' : undefined}>
            {found.length === 0
              ? words.notBefore(nameOf(person))
              : words.signedBefore(nameOf(person), formatList(found.map(dayAndNumber)))}
          </li>
        )
      })}
    </ul>
  )
}

const dayAndNumber = ({ on, number }: Signed): string => `${formatDate(on)} (${bookWords().entry(number)})`

/** The signings of a person in this book. A person who is known nowhere has none. */
async function readSignings(
  api: Api,
  book: string,
  personId: string | undefined,
): Promise<readonly Signed[]> {
  if (personId === undefined) return []
  const found: Signed[] = []
  let cursor: string | undefined
  do {
    const query = { limit: '100', ...(cursor !== undefined && { cursor }) }
    // Each page names where the next one starts.
    // oxlint-disable-next-line no-await-in-loop
    const page = await bodyOf(api.call('listAppearances', { params: { personId }, query }))
    found.push(...page.items.filter((each) => 'book' in each).filter((each) => isSigning(each, book)))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return found
}

const isSigning = ({ as, book }: Signed, wanted: string): boolean => as === 'signer' && book === wanted
