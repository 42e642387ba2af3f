/** The stops of a trip. */
import { useMay } from '../../context'
import { dayOf, formatDate, formatList } from '../../format'
import { StatusTag, VisibilityTag } from '../../parts/tags'
import { canHaveStops, placesOf, titleOf, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { tripWords } from '../../words/trips'
import type { VisitFile } from './load-visit'

/** The stops by the day they start; a stop has none, and a visit that is called off gets no more. */
export function StopsSection({ file: { visit, stops } }: { readonly file: VisitFile }) {
  const words = tripWords()
  const mayAdd = useMay('write') && canHaveStops(visit)
  if (stops.length === 0 && !mayAdd) return null
  return (
    <section>
      <h2>{words.stops}</h2>
      <ul class="plain lined">
        {stops.map((stop) => (
          <li key={stop.id}>
            <a href={pathOf('visit', { visitId: stop.id })}>{nameOf(stop)}</a>
            <p class="meta">
              <StatusTag status={stop.status} />
              <VisibilityTag visibility={stop.visibility} />
              {formatDate(dayOf(stop.start) ?? stop.start)}
            </p>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <a class="button quiet no-print" href={pathOf('planVisit', {}, plannedFrom(visit))}>
          {words.addStop}
        </a>
      )}
    </section>
  )
}

/** A stop by its places; by its people, if none is known. */
const nameOf = (stop: Visit): string => formatList(placesOf(stop)) || titleOf(stop)

/** What a new stop has from its trip. */
const plannedFrom = ({ id, direction, kind, start }: Visit): Record<string, string> => ({
  partOf: id,
  direction,
  // A kind in words belongs to its visit alone.
  ...(kind === 'other' ? {} : { kind }),
  start: dayOf(start) ?? start,
})
