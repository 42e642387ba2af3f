/** Records the changes of the examples, at fixed times and with fixed ids. */
import type { Change } from '../../contract/changes'
import type { Changed, Moment } from '../../domain/shared/change'

export interface Recorder {
  /** The moment of a change; its ids count up from 1. */
  readonly at: (now: string, actor?: string) => Moment
  /** Keeps a change. Returns the changed thing. Throws when there is no change. */
  readonly record: <Thing>(next: Changed<Thing> | undefined) => Thing
  readonly changes: Change[]
}

export function newRecorder(): Recorder {
  let ids = 0
  const changes: Change[] = []
  return {
    changes,
    at: (now, actor = 'protocol-office') => ({ now, actor, newId: () => uuidOf(now, (ids += 1)) }),
    record: (next) => {
      if (!next) throw new Error('The example changes nothing.')
      changes.push(next.change)
      return next.thing
    },
  }
}

/** A UUIDv7 (RFC 9562, section 5.7) with a number in place of the random bits. */
function uuidOf(now: string, number: number): string {
  const ms = Date.parse(now).toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-${String(number).padStart(12, '0')}`
}
