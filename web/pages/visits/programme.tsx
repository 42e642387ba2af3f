/** The programme of a visit, in the order of its items. */
import { dayOf, formatShortDay } from '../../format'
import { VisibilityTag } from '../../parts/tags'
import type { Visit } from '../../parts/visit-item'

interface ProgrammeProps {
  readonly items: Visit['programme']
  /** The visit, whose first day and visibility are not repeated. */
  readonly of: Pick<Visit, 'start' | 'visibility'>
}

export const Programme = ({ items, of }: ProgrammeProps) => (
  <ul class="plain agenda programme">
    {items.map(({ on, time, what, where, visibility }, index) => (
      <li key={index}>
        <time>
          {on !== undefined && on !== dayOf(of.start) && (
            <>
              {formatShortDay(on)}
              <br />
            </>
          )}
          {time}
        </time>
        <div>
          {what}
          {where !== undefined && <span class="meta"> · {where}</span>}
          {visibility !== undefined && visibility !== of.visibility && (
            <>
              {' '}
              <VisibilityTag visibility={visibility} />
            </>
          )}
        </div>
      </li>
    ))}
  </ul>
)
