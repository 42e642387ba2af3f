/** Turning pages: by links, and by the arrow keys. */
import { useEffect, useRef } from 'preact/hooks'
import { isForPage } from '../../keys'
import { navigate } from '../../navigation'
import { Arrow } from '../../parts/arrow'
import { bookWords } from '../../words/books'
import { addressOf, type Position } from './position'
import { spreadAt, type Spread } from './spreads'

interface TurningProps {
  readonly book: string
  readonly position: Position
  readonly spread: Spread
  readonly isSingle: boolean
}

export function Turning({ book, position, spread, isSingle }: TurningProps) {
  const { volume, capacity } = position
  const words = bookWords()
  const addressTo = (page: number) => addressOf(book, { volume: volume.number, page })
  const labelOf = (page: number) => words.pages(spreadAt(page, { capacity, isSingle }).pages)
  useArrowKeys(spread, (page) => navigate(addressTo(page), { replace: true }))
  return (
    <nav class="turning" aria-label={words.turning}>
      <span>
        {spread.before !== undefined && (
          <a href={addressTo(spread.before)} rel="prev">
            <Arrow to="left" /> {labelOf(spread.before)}
          </a>
        )}
      </span>
      <span class="meta keys">{words.keys}</span>
      <span>
        {spread.after !== undefined && (
          <a href={addressTo(spread.after)} rel="next">
            {labelOf(spread.after)} <Arrow to="right" />
          </a>
        )}
      </span>
    </nav>
  )
}

function useArrowKeys({ before, after }: Spread, turn: (page: number) => void): void {
  // The newest one, since the listener stays while the pages are the same.
  const latest = useRef(turn)
  latest.current = turn
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.shiftKey || !isForPage(event)) return
      const page = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : undefined
      if (page === undefined) return
      event.preventDefault()
      latest.current(page)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [before, after])
}
