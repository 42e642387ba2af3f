import type { Store } from '../store/store'

/** What the fan-out reads to find whom a change reaches. */
export interface FanOutStore extends Pick<
  Store,
  'read' | 'readChange' | 'readHistory' | 'readOutline' | 'readThings'
> {
  /** The books that are set up with the stack. */
  readonly books: readonly string[]
}
