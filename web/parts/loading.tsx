import type { ComponentChildren } from 'preact'
import type { Loaded, PagedList } from '../load'
import { formatNumber } from '../format'
import { common } from '../words/common'
import { Problem } from './problem'

/** Grey lines in the place of what is loaded. */
export const Skeleton = ({ lines = 3 }: { readonly lines?: number }) => (
  <div class="skeleton" aria-busy="true">
    <span class="visually-hidden" role="status">
      {common().loading}
    </span>
    {Array.from({ length: lines }, (_, index) => (
      <div key={index} class="skeleton-line" />
    ))}
  </div>
)

interface LoadingProps<Value> {
  readonly from: Loaded<Value> & { readonly reload: () => void }
  readonly lines?: number
  readonly children: (value: Value) => ComponentChildren
}

/** What was loaded, or its skeleton, or what went wrong. */
export function Loading<Value>({ from, lines = 3, children }: LoadingProps<Value>) {
  if (from.state === 'loading') return <Skeleton lines={lines} />
  if (from.state === 'failed') return <Problem answer={from.answer} retry={from.reload} />
  return <>{children(from.value)}</>
}

/** The end of a list: the count so far, and a button for the next page. */
export function ListEnd<Item>({ list }: { readonly list: PagedList<Item> }) {
  const words = common()
  if (list.last.state === 'failed') return <Problem answer={list.last.answer} retry={list.retry} />
  if (list.last.state === 'loading') return <Skeleton lines={list.items.length === 0 ? 5 : 1} />
  return (
    <p class="list-end">
      <span role="status" class="meta">
        {words.shown(formatNumber(list.items.length))}
      </span>
      {list.more && (
        <button type="button" class="button quiet" onClick={list.more}>
          {words.more}
        </button>
      )}
    </p>
  )
}
