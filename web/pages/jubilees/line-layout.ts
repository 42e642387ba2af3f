/** Where the jubilees of some years are on a line. All positions are in pixels. */
import { AXIS_MARGIN, axisIn, positionOn, ticksOn, yearOf, type Axis, type Tick } from '../../parts/time-axis'

interface Dated {
  /** A day, or the month or year if the day is unknown. */
  readonly on: string
  readonly milestone: boolean
}

/** A milestone: a large sign with its words, above the line and tied to it. */
export interface Flag<Item> {
  readonly item: Item
  readonly x: number
  readonly y: number
  readonly words: string
  /** Whether the words stand at the left of the sign, since there is no room at its right. */
  readonly isLeft: boolean
}

interface LineLayout<Item> {
  readonly width: number
  readonly height: number
  readonly axis: Axis
  readonly axisY: number
  readonly ticks: readonly Tick[]
  readonly flags: readonly Flag<Item>[]
  /** The other jubilees: small signs on the line. */
  readonly dots: readonly { readonly item: Item; readonly x: number }[]
}

interface Line {
  readonly from: string
  readonly to: string
  readonly width: number
}

const ROW_HEIGHT = 24
const AXIS_HEIGHT = 40
/** Half a sign, and the space to its words. */
const SIGN = 10
/** Of a letter at 14 pixels, on average. */
const LETTER_WIDTH = 7.6
/** Between two flags of a row. */
const GAP = 12

/** Lays out milestones in as few rows as their words need, and the others on the line. */
export function layOutLine<Item extends Dated>(
  items: readonly Item[],
  wordsOf: (item: Item) => string,
  { from, to, width }: Line,
): LineLayout<Item> {
  const axis = axisIn(width, yearOf(from), yearOf(to))
  // The middle of a year of which only a part is shown may be outside the line.
  const xOf = ({ on }: Item) => positionOn(axis, Math.min(axis.to, Math.max(axis.from, yearOf(on))))
  const placed = inRows(
    items
      .filter(({ milestone }) => milestone)
      .map((item) => spanOf(item, xOf(item), fitted(wordsOf(item), width), width)),
  )
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1))
  const axisY = rows * ROW_HEIGHT + 16
  return {
    width,
    height: axisY + AXIS_HEIGHT,
    axis,
    axisY,
    ticks: ticksOn(axis, 44),
    flags: placed.map(({ item, x, words, isLeft, row }) => ({
      item,
      x,
      words,
      isLeft,
      y: axisY - 24 - row * ROW_HEIGHT,
    })),
    dots: items.filter(({ milestone }) => !milestone).map((item) => ({ item, x: xOf(item) })),
  }
}

const widthOf = (words: string): number => words.length * LETTER_WIDTH

/** Words that are wider than half the picture are cut. */
function fitted(words: string, width: number): string {
  const most = Math.floor((width / 2 - AXIS_MARGIN) / LETTER_WIDTH)
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words
}

interface Span<Item> {
  readonly item: Item
  readonly x: number
  readonly words: string
  readonly isLeft: boolean
  readonly start: number
  readonly end: number
}

function spanOf<Item>(item: Item, x: number, words: string, width: number): Span<Item> {
  const reach = SIGN + widthOf(words)
  const isLeft = x + reach > width
  return {
    item,
    x,
    words,
    isLeft,
    start: isLeft ? x - reach : x - SIGN,
    end: isLeft ? x + SIGN : x + reach,
  }
}

const isApart = <Item>(a: Span<Item>, b: Span<Item>): boolean =>
  a.end + GAP <= b.start || b.end + GAP <= a.start

/** Each in the lowest row in which it touches no other. */
function inRows<Item>(spans: readonly Span<Item>[]): (Span<Item> & { readonly row: number })[] {
  const rows: Span<Item>[][] = []
  for (const span of spans.toSorted((a, b) => a.x - b.x)) {
    const free = rows.find((row) => row.every((other) => isApart(span, other)))
    if (free) free.push(span)
    else rows.push([span])
  }
  return rows.flatMap((row, index) => row.map((span) => Object.assign({ row: index }, span)))
}
