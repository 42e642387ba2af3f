/** The facts that are lit in both columns: those under the pointer, else those with the focus. */
import { useState } from 'preact/hooks'

export interface Lit {
  readonly isLit: (facts: readonly number[]) => boolean
  /** The handlers of an element that stands for these facts. */
  readonly lights: (facts: readonly number[]) => LitHandlers
}

interface LitHandlers {
  readonly onMouseEnter: () => void
  readonly onMouseLeave: () => void
  readonly onFocusIn: () => void
  readonly onFocusOut: () => void
}

const NOTHING: readonly number[] = []

export function useLit(): Lit {
  const [pointed, setPointed] = useState(NOTHING)
  const [focused, setFocused] = useState(NOTHING)
  const lit = pointed.length > 0 ? pointed : focused
  return {
    isLit: (facts) => facts.some((each) => lit.includes(each)),
    lights: (facts) => ({
      onMouseEnter: () => {
        setPointed(facts)
        scrollToFact(facts[0])
      },
      onMouseLeave: () => setPointed(NOTHING),
      onFocusIn: () => setFocused(facts),
      onFocusOut: () => setFocused(NOTHING),
    }),
  }
}

/** Scrolls the column of the record, where it scrolls by itself, to a fact. The page stays where it is. */
function scrollToFact(index: number | undefined): void {
  const fact = index === undefined ? null : document.getElementById(factId(index))
  const column = fact?.closest('.record')
  if (!fact || !column || column.matches(':hover')) return
  const [shown, wanted] = [column.getBoundingClientRect(), fact.getBoundingClientRect()]
  if (wanted.top < shown.top || wanted.bottom > shown.bottom)
    column.scrollTop += wanted.top - shown.top - shown.height / 3
}

/** The id of a fact in the column of the record. */
export const factId = (index: number): string => `fact-${index}`

/** The id of a block of the text. */
export const blockId = (position: number): string => `block-${position}`

/** Moves the focus to the first of these elements that there is, by its selector. */
export function moveFocus(event: Event, ...selectors: readonly string[]): void {
  event.preventDefault()
  const found = selectors.map((each) => document.querySelector<HTMLElement>(each))
  found.find((each) => each !== null)?.focus()
}
