/** Where everything is in the picture of a partnership's history. All positions are in pixels. */
import { axisIn, positionOn, ticksOn, yearOf, type Axis, type Tick } from '../../parts/time-axis'

const LANES = ['founding', 'incoming', 'outgoing', 'entry', 'jubilee'] as const
export type Lane = (typeof LANES)[number]

export interface TimelineEvent {
  readonly lane: Lane
  /** A day, month or year. */
  readonly on: string
}

/** One sign for events that are too near each other to be told apart. */
export interface Mark<Event> {
  readonly x: number
  readonly events: readonly Event[]
}

export interface LaneLayout<Event> {
  readonly lane: Lane
  /** The baseline of its name. */
  readonly nameY: number
  /** The middle of its line. */
  readonly y: number
  readonly marks: readonly Mark<Event>[]
}

interface TimelineLayout<Event> {
  readonly width: number
  readonly height: number
  readonly axis: Axis
  readonly lanes: readonly LaneLayout<Event>[]
  readonly axisY: number
  readonly ticks: readonly Tick[]
  readonly todayX: number
}

/** The row above the lanes, for the word at the line of today. */
const HEAD = 20
const LANE_HEIGHT = 58
const NAME_BASELINE = 14
/** Leaves room for a number between the name of the lane and a sign. */
const LINE = 42
/** Signs that are nearer than this are one. */
const NEAREST = 24
const AXIS_HEIGHT = 34

/** Lays out the lanes that have events, in order, with the years below. @param today a day */
export function layOutTimeline<Event extends TimelineEvent>(
  events: readonly Event[],
  today: string,
  width: number,
): TimelineLayout<Event> {
  const axis = axisFor([...events.map(({ on }) => on), today], width)
  const lanes = LANES.map((lane) => events.filter((event) => event.lane === lane))
    .filter((each) => each.length > 0)
    .map((each, index) => layOutLane(each, axis, index))
  const axisY = HEAD + lanes.length * LANE_HEIGHT + 4
  return {
    width,
    height: axisY + AXIS_HEIGHT,
    axis,
    lanes,
    axisY,
    ticks: ticksOn(axis),
    todayX: positionOn(axis, yearOf(today)),
  }
}

function axisFor(dates: readonly string[], width: number): Axis {
  const years = dates.map(yearOf)
  return axisIn(width, Math.floor(Math.min(...years)), Math.ceil(Math.max(...years)))
}

function layOutLane<Event extends TimelineEvent>(
  events: readonly Event[],
  axis: Axis,
  index: number,
): LaneLayout<Event> {
  const top = HEAD + index * LANE_HEIGHT
  const lane = events[0]?.lane ?? 'founding'
  return { lane, nameY: top + NAME_BASELINE, y: top + LINE, marks: marksOf(events, axis) }
}

/** In order of date; an event joins the mark before it if that is too near. */
function marksOf<Event extends TimelineEvent>(events: readonly Event[], axis: Axis): Mark<Event>[] {
  const marks: Mark<Event>[] = []
  for (const event of events.toSorted((a, b) => yearOf(a.on) - yearOf(b.on))) {
    const x = positionOn(axis, yearOf(event.on))
    const last = marks.at(-1)
    if (last && x - last.x < NEAREST) marks[marks.length - 1] = { x: last.x, events: [...last.events, event] }
    else marks.push({ x, events: [event] })
  }
  return marks
}
