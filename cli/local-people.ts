/** The people who can sign in to a local run, at least one of each role. The names are invented. */
import type { Role } from '../contract/roles'

export interface LocalPerson {
  readonly username: string
  readonly name: string
  readonly groups: readonly Role[]
}

export const LOCAL_PEOPLE: readonly LocalPerson[] = [
  { username: 'officer', name: 'Ada Beispiel', groups: ['officer'] },
  { username: 'second-officer', name: 'Max Muster', groups: ['officer'] },
  { username: 'administrator', name: 'Erika Mustermann', groups: ['administrator'] },
  { username: 'press', name: 'Petra Presse', groups: ['press'] },
  // A second person approves a notice.
  { username: 'second-press', name: 'Paul Presse', groups: ['press'] },
  { username: 'reader', name: 'Leo Leser', groups: ['reader'] },
]
