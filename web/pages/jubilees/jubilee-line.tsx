/** Ten years of jubilees on a line. The list of the page has the same facts in words. */
import { useRef } from 'preact/hooks'
import { textOf } from '../../format'
import { AxisPicture } from '../../parts/axis-picture'
import { occurrenceDate } from '../../parts/occurrence-date'
import { useWidth } from '../../parts/use-width'
import { jubileeWords } from '../../words/jubilees'
import { layOutLine, type Flag } from './line-layout'
import type { Occurrence } from './load-jubilees'

interface JubileeLineProps {
  readonly occurrences: readonly Occurrence[]
  readonly from: string
  readonly to: string
}

const wordsOf = ({ ordinal, title }: Occurrence): string => `${ordinal} ${textOf(title).text}`

export const keyOf = ({ anniversaryId, ordinal }: Occurrence): string => `${anniversaryId}/${ordinal}`

export function JubileeLine({ occurrences, from, to }: JubileeLineProps) {
  const words = jubileeWords()
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame)
  const { height, axis, axisY, ticks, flags, dots } = layOutLine(occurrences, wordsOf, { from, to, width })
  return (
    <figure class="plain" ref={frame}>
      <svg class="picture" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.picture}>
        {flags.map(({ item, x, y }) => (
          <line key={keyOf(item)} class="lane" x1={x} x2={x} y1={y} y2={axisY} />
        ))}
        <AxisPicture axis={axis} y={axisY} ticks={ticks} reach={12} />
        {dots.map(({ item, x }) => (
          <g key={keyOf(item)}>
            <title>{titleOf(item)}</title>
            <circle class="sign" cx={x} cy={axisY} r="2.5" />
          </g>
        ))}
        {flags.map((flag) => (
          <FlagPicture key={keyOf(flag.item)} flag={flag} />
        ))}
      </svg>
      <Legend />
    </figure>
  )
}

const titleOf = (item: Occurrence): string => `${occurrenceDate(item.on)}: ${wordsOf(item)}`

const FlagPicture = ({ flag: { item, x, y, words, isLeft } }: { readonly flag: Flag<Occurrence> }) => (
  <g>
    <title>{titleOf(item)}</title>
    <path class="sign jubilee-sign" d="M0-8L8 0L0 8L-8 0Z" transform={`translate(${x} ${y})`} />
    <text class="flag-words" x={isLeft ? x - 12 : x + 12} y={y + 5} text-anchor={isLeft ? 'end' : 'start'}>
      {words}
    </text>
  </g>
)

const Legend = () => (
  <figcaption class="meta legend">
    <span>
      <svg class="picture legend-sign" viewBox="-10 -10 20 20" aria-hidden="true">
        <path class="sign jubilee-sign" d="M0-8L8 0L0 8L-8 0Z" />
      </svg>
      {jubileeWords().milestone}
    </span>
    <span>
      <svg class="picture legend-sign" viewBox="-10 -10 20 20" aria-hidden="true">
        <circle class="sign" r="2.5" />
      </svg>
      {jubileeWords().other}
    </span>
  </figcaption>
)
