/** Loading what a page shows. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from './api'

export interface Failed {
  readonly state: 'failed'
  /** Absent if there was none. */
  readonly answer?: Answer<unknown> | undefined
}

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | Failed
  | { readonly state: 'ready'; readonly value: Value }

/** Thrown by a load whose answer is a refusal, which the page then shows. */
class AnswerError extends Error {
  constructor(readonly answer: Answer<unknown>) {
    super(`The API answers ${answer.status}.`)
  }
}

type Success<Body> = Extract<Answer<Body>, { readonly ok: true }>

/** A successful answer. @throws AnswerError */
export async function succeeded<Body>(answer: Promise<Answer<Body>>): Promise<Success<Body>> {
  const given = await answer
  if (!given.ok) throw new AnswerError(given)
  return given
}

/** The body of a successful answer. @throws AnswerError */
export const bodyOf = async <Body>(answer: Promise<Answer<Body>>): Promise<Body> =>
  (await succeeded(answer)).body

/** What a load has failed with. */
export const failureOf = (error: unknown): Failed => ({
  state: 'failed',
  answer: error instanceof AnswerError ? error.answer : undefined,
})

/**
 * Loads a value, again when `keys` change or `reload` is called. An older load never replaces a newer one. The value of other
 * keys is not shown meanwhile; that of the same keys is.
 *
 * @param keys texts and numbers
 */
export function useLoad<Value>(
  load: () => Promise<Value>,
  keys: readonly unknown[],
): Loaded<Value> & { readonly reload: () => void } {
  const key = JSON.stringify(keys)
  const [settled, setSettled] = useState<{ readonly key: string; readonly loaded: Loaded<Value> }>()
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    const mine = ++latest.current
    const settle = (loaded: Loaded<Value>) => mine === latest.current && setSettled({ key, loaded })
    load().then(
      (value) => settle({ state: 'ready', value }),
      (error: unknown) => settle(failureOf(error)),
    )
    return () => void (latest.current += 1)
  }, [key, turn])
  const loaded: Loaded<Value> = settled?.key === key ? settled.loaded : { state: 'loading' }
  return { ...loaded, reload: useCallback(() => setTurn((before) => before + 1), []) }
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor?: string | undefined
}

export interface PagedList<Item> {
  readonly items: readonly Item[]
  /** The state of the last page that was asked for. */
  readonly last: Loaded<unknown>
  /** Loads the next page; absent at the end. */
  readonly more: (() => void) | undefined
  readonly retry: () => void
}

/** Loads a list page by page. It starts again when `keys` change. */
export function usePagedList<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
  keys: readonly unknown[],
): PagedList<Item> {
  const [pages, setPages] = useState<{ keys: string; items: readonly Item[]; cursor?: string | undefined }>()
  const key = JSON.stringify(keys)
  const kept = pages?.keys === key ? pages : undefined
  const [requested, setRequested] = useState<{ readonly key: string; readonly cursor: string }>()
  const cursor = requested?.key === key ? requested.cursor : undefined
  const last = useLoad(async () => {
    const page = await load(cursor)
    setPages((before) => ({
      keys: key,
      items: [...(cursor !== undefined && before?.keys === key ? before.items : []), ...page.items],
      cursor: page.nextCursor,
    }))
    return page
  }, [key, cursor])
  const next = kept?.cursor
  return {
    items: kept?.items ?? [],
    last,
    more:
      next === undefined || last.state !== 'ready' ? undefined : () => setRequested({ key, cursor: next }),
    retry: last.reload,
  }
}
