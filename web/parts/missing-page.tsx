import type { Loaded } from '../load'
import { useOffice } from '../context'
import { pathOf } from '../paths'
import { common } from '../words/common'
import { Page } from './page'

/** The things that have a page of their own. */
type Kind = 'visit' | 'book' | 'partnership' | 'person' | 'notice'

/** Where the things of each kind are listed. */
const LISTS = { visit: 'visits', partnership: 'partnerships', person: 'people', notice: 'pressDesk' } as const

/** Whether what a page shows does not exist. */
export const isMissing = (loaded: Loaded<unknown>): boolean =>
  loaded.state === 'failed' && loaded.answer?.status === 404

/** Stands for the page of a thing that does not exist. */
export function MissingPage({ kind }: { readonly kind: Kind }) {
  const words = common()
  const book = useOffice().settings.books[0] ?? ''
  return (
    <Page title={words.missing[kind]} lead={words.missingHint}>
      {kind === 'book' ? (
        <a href={pathOf('book', { book })}>{words.toBook}</a>
      ) : (
        <a href={pathOf(LISTS[kind])}>{words.toList(words.nav[LISTS[kind]])}</a>
      )}
    </Page>
  )
}
