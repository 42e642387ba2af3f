import { createHash } from 'node:crypto'
import { RunError } from '../run-error'
import type { Group } from './user-pool'

/** A person who can sign in. */
export interface User {
  username: string
  /** The attribute `name`. */
  name: string
  /** Names of groups of the user pool. */
  groups: readonly string[]
}

export interface PoolUser extends User {
  /** A UUID, the same in every run. */
  sub: string
}

/**
 * The users of a user pool; by default one for each group, with the group's name and description.
 *
 * @throws RunError for a group that the user pool lacks
 */
export function usersOf(groups: Group[], users: readonly User[] | undefined): PoolUser[] {
  const known = new Set(groups.map(({ name }) => name))
  for (const { username, groups: own } of users ?? []) {
    const missing = own.find((name) => !known.has(name))
    if (missing !== undefined)
      throw new RunError(
        `The user pool has no group ${missing}: correct the groups of ${username} in \`users\`.`,
      )
  }
  const all =
    users ?? groups.map(({ name, description }) => ({ username: name, name: description, groups: [name] }))
  return all.map(({ username, name, groups: own }) => ({
    username,
    name,
    groups: own,
    sub: subjectOf(username),
  }))
}

/** A UUID of version 8, whose contents the application defines (RFC 9562, 5.8). */
function subjectOf(username: string): string {
  const bytes = createHash('sha256').update(`user ${username}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
