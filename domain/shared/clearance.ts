/** Clearances, in ascending order: `public`, `press`, `internal`. Each sees the visibilities up to its own. */
import type { Scope } from '../../contract/route'
import type { Clearance } from '../../contract/things'

const RANKS: Readonly<Record<Clearance, number>> = { public: 0, press: 1, internal: 2 }

/** Whether a reader of this clearance may see things of this visibility. */
export const isCleared = (clearance: Clearance, visibility: Clearance): boolean =>
  RANKS[clearance] >= RANKS[visibility]

/** The lower of two clearances. */
export const lowerOf = (one: Clearance, other: Clearance): Clearance => (isCleared(one, other) ? other : one)

/** The clearance of each scope. Only the office's clients have scopes that write. */
const CLEARANCES: Readonly<Record<Scope, Clearance>> = {
  read: 'internal',
  'read.press': 'press',
  'read.public': 'public',
  write: 'internal',
  book: 'internal',
  press: 'internal',
  admin: 'internal',
}

/** The highest clearance of the scopes; `public` without scopes. */
export const clearanceOf = (scopes: readonly Scope[]): Clearance =>
  scopes
    .map((scope) => CLEARANCES[scope])
    .reduce<Clearance>((highest, each) => (isCleared(each, highest) ? each : highest), 'public')
