import type { Axis, Tick } from './time-axis'

interface AxisPictureProps {
  readonly axis: Axis
  /** Where it stands in the picture, from the top. */
  readonly y: number
  readonly ticks: readonly Tick[]
  /** How far the ticks reach below the line, in pixels. */
  readonly reach: number
}

/** Of a year's number, below its tick. */
const BASELINE = 17

/** The line of the years with its ticks and numbers, for an SVG picture. */
export const AxisPicture = ({ axis, y, ticks, reach }: AxisPictureProps) => (
  <>
    <line class="axis" x1={axis.left} x2={axis.right} y1={y} y2={y} />
    {ticks.map(({ year, x }) => (
      <g key={year}>
        <line class="axis" x1={x} x2={x} y1={y} y2={y + reach} />
        <text x={x} y={y + reach + BASELINE} text-anchor="middle">
          {year}
        </text>
      </g>
    ))}
  </>
)
