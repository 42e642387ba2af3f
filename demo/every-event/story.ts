/** What a story is told with: moments that are the same whenever it is told, and the changes so far. */
import type { Change } from '../../contract/changes'
import type { Changed, Moment } from '../../domain/shared/change'

export interface Story {
  /** That time, with ids that count up. */
  readonly at: (now: string, actor?: string) => Moment
  /** Keeps a change in the story; the thing goes on as the change has left it. */
  readonly happened: <Thing>(next: Changed<Thing> | undefined) => Thing
  readonly changes: Change[]
}

export function newStory(): Story {
  let ids = 0
  const changes: Change[] = []
  return {
    changes,
    at: (now, actor = 'protocol-office') => ({ now, actor, newId: () => uuidOf(now, (ids += 1)) }),
    happened: (next) => {
      if (!next) throw new Error('nothing has changed')
      changes.push(next.change)
      return next.thing
    },
  }
}

/** A UUIDv7 (RFC 9562, section 5.7) with a number where others have random bits. */
function uuidOf(now: string, number: number): string {
  const ms = Date.parse(now).toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-${String(number).padStart(12, '0')}`
}
