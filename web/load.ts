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

/** The body of an answer; undefined for a refusal, such as that of a thing that was never recorded. */
export async function readable<Body>(answer: Promise<Answer<Body>>): Promise<Body | undefined> {
  const given = await answer
  return given.ok ? given.body : undefined
}

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
  const [result, setResult] = useState<{ readonly key: string; readonly loaded: Loaded<Value> }>()
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    const mine = ++latest.current
    const finish = (loaded: Loaded<Value>) => mine === latest.current && setResult({ key, loaded })
    load().then(
      (value) => finish({ state: 'ready', value }),
      (error: unknown) => finish(failureOf(error)),
    )
    return () => void (latest.current += 1)
  }, [key, turn])
  const loaded: Loaded<Value> = result?.key === key ? result.loaded : { state: 'loading' }
  return { ...loaded, reload: useCallback(() => setTurn((before) => before + 1), []) }
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor?: string | undefined
}

export interface PagedList<Item> {
  /** Those of all pages up to the last that is loaded. */
  readonly items: readonly Item[]
  /** The state of the page that was requested last. */
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
  const key = JSON.stringify(keys)
  const [requested, setRequested] = useState<Page<Item> & { readonly key: string }>()
  /** The pages before the one that is loaded; absent for the first. */
  const before = requested?.key === key ? requested : undefined
  const last = useLoad<Page<Item>>(async () => {
    const page = await load(before?.nextCursor)
    return { ...page, items: [...(before?.items ?? []), ...page.items] }
  }, [key, before?.nextCursor])
  const shown = last.state === 'ready' ? last.value : before
  return {
    items: shown?.items ?? [],
    last,
    more:
      last.state === 'ready' && last.value.nextCursor !== undefined
        ? () => setRequested({ ...last.value, key })
        : undefined,
    retry: last.reload,
  }
}
