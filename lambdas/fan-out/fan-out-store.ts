import type { Store } from '../table/store'

/** The reads of the fan-out, which finds the subscriptions that a change reaches. */
export interface FanOutStore extends Pick<
  Store,
  'get' | 'query' | 'batchGet' | 'read' | 'readChange' | 'readHistory' | 'readAllSummaries' | 'readThings'
> {
  /** The books that are set up with the stack. */
  readonly books: readonly string[]
}
