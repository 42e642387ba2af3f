/** Clearances, in order: what is public, what the press may know besides, and all that the office knows. */
import type { Scope } from '../contract/route'
import type { Clearance } from '../contract/things'

const RANKS: Readonly<Record<Clearance, number>> = { public: 0, press: 1, internal: 2 }

/** Whether a clearance is enough for a visibility. */
export const isCleared = (clearance: Clearance, visibility: Clearance): boolean =>
  RANKS[clearance] >= RANKS[visibility]

/** The lower of two clearances. */
export const lowerOf = (one: Clearance, other: Clearance): Clearance => (isCleared(one, other) ? other : one)

/** What each scope lets its holder know. Only the office records anything. */
const CLEARANCES: Readonly<Record<Scope, Clearance>> = {
  read: 'internal',
  'read.press': 'press',
  'read.public': 'public',
  write: 'internal',
  book: 'internal',
  admin: 'internal',
}

/** The clearance of a caller with these scopes: the highest counts. A caller without any is the public. */
export const clearanceOf = (scopes: readonly Scope[]): Clearance =>
  scopes
    .map((scope) => CLEARANCES[scope])
    .reduce<Clearance>((highest, each) => (isCleared(each, highest) ? each : highest), 'public')
