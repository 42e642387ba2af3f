/** The history of a partnership as a picture, with the same facts as a table. */
import { useRef } from 'preact/hooks'
import { firstDayOf, lastDayOf } from '../../days'
import { formatDate } from '../../format'
import { AxisPicture } from '../../parts/axis-picture'
import type { Axis } from '../../parts/time-axis'
import { useWidth } from '../../parts/use-width'
import { partnershipWords } from '../../words/partnerships'
import type { NamedEvent } from './timeline-events'
import { layOutTimeline, type Lane, type LaneLayout, type Mark } from './timeline-layout'

interface TimelineProps {
  readonly events: readonly NamedEvent[]
  /** A day. */
  readonly today: string
}

export function Timeline({ events, today }: TimelineProps) {
  const words = partnershipWords().timeline
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame)
  const layout = layOutTimeline(events, today, width)
  const years = [firstDayOf(events[0]?.on ?? today), lastDayOf(events.at(-1)?.on ?? today)].map((each) =>
    each.slice(0, 4),
  )
  return (
    <figure class="plain" ref={frame}>
      <svg
        class="picture"
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={words.picture(years[0] ?? '', years[1] ?? '')}
      >
        <line class="today-line" x1={layout.todayX} x2={layout.todayX} y1="18" y2={layout.axisY} />
        <text x={layout.todayX} y="13" text-anchor={layout.todayX > layout.width / 2 ? 'end' : 'start'}>
          {words.today}
        </text>
        {layout.lanes.map((lane) => (
          <LanePicture key={lane.lane} lane={lane} axis={layout.axis} />
        ))}
        <AxisPicture axis={layout.axis} y={layout.axisY} ticks={layout.ticks} reach={6} />
      </svg>
      <TimelineTable events={events} />
    </figure>
  )
}

interface LanePictureProps {
  readonly lane: LaneLayout<NamedEvent>
  readonly axis: Axis
}

const LanePicture = ({ lane: { lane, nameY, y, marks }, axis }: LanePictureProps) => (
  <g>
    <text class="lane-name" x={axis.left - 8} y={nameY}>
      {partnershipWords().timeline.lanes[lane]}
    </text>
    <line class="lane" x1={axis.left} x2={axis.right} y1={y} y2={y} />
    {marks.map((mark) => (
      <MarkPicture key={mark.x} lane={lane} mark={mark} y={y} />
    ))}
  </g>
)

/** A shape of its own for each lane, so that colour says nothing alone; around the middle of the sign. */
const SHAPES: Readonly<Record<Lane, string>> = {
  founding: 'M0-9L9 0L0 9L-9 0Z',
  incoming: 'M-8-7H8L0 8Z',
  outgoing: 'M-8 7H8L0-8Z',
  entry: 'M-6-8H6V8H-6Z',
  jubilee: 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z',
}

interface MarkPictureProps {
  readonly lane: Lane
  readonly mark: Mark<NamedEvent>
  readonly y: number
}

function MarkPicture({ lane, mark: { x, events }, y }: MarkPictureProps) {
  const words = partnershipWords().timeline
  const label = events.length > 1 ? `${events.length}×` : events[0]?.short
  const title = events.map(({ on, title: name }) => `${formatDate(on)}: ${name}`).join('; ')
  return (
    <g>
      <title>{events.length > 1 ? `${words.several(events.length)}: ${title}` : title}</title>
      <path class={`sign ${lane}-sign`} d={SHAPES[lane]} transform={`translate(${x} ${y})`} />
      {label && (
        <text class="sign-label" x={x} y={y - 12} text-anchor="middle">
          {label}
        </text>
      )}
    </g>
  )
}

const TimelineTable = ({ events }: Pick<TimelineProps, 'events'>) => {
  const words = partnershipWords().timeline
  return (
    <details>
      <summary>{words.table}</summary>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.who}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event, index) => (
              <tr key={index}>
                <th scope="row">{formatDate(event.on)}</th>
                <td>{words.lanes[event.lane]}</td>
                <td>{event.address ? <a href={event.address}>{event.title}</a> : event.title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
