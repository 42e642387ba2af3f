/** The pages of a volume as they lie open: an even page on the left, an odd one on the right. Page 1 lies alone. */

export interface Spread {
  /** The pages that are shown, one or two, in order. */
  readonly pages: readonly number[]
  /** The page that turning back, or on, leads to; absent at the ends of the volume. */
  readonly before?: number | undefined
  readonly after?: number | undefined
}

interface SpreadOptions {
  /** The number of pages of the volume. */
  readonly capacity: number
  /** One page at a time, as on a phone. */
  readonly isSingle: boolean
}

/** The pages that are open when this page is. A page outside the volume is taken for the nearest one in it. */
export function spreadAt(page: number, { capacity, isSingle }: SpreadOptions): Spread {
  const isInside = (each: number): boolean => each >= 1 && each <= capacity
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), Math.max(1, capacity))
  const left = shown - (shown % 2)
  const pages = isSingle ? [shown] : [left, left + 1].filter(isInside)
  const first = pages[0] ?? shown
  const before = isSingle ? first - 1 : left - 2
  const after = (pages.at(-1) ?? shown) + 1
  return {
    pages,
    // Page 1 has no page at its left: turning back to it leads to the place 0.
    before: isInside(first - 1) ? Math.max(1, before) : undefined,
    after: isInside(after) ? after : undefined,
  }
}
