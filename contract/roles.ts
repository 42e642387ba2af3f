/** The roles of people: the groups of the user pool, and the scopes that their tokens get. */
import type { Scope } from './route'

interface RoleRow {
  readonly description: string
  readonly scopes: readonly Scope[]
}

export const ROLES = {
  reader: {
    description: 'Reads everything that the office keeps',
    scopes: ['read'],
  },
  officer: {
    description: 'Prepares visits, and opens and signs the books',
    scopes: ['read', 'write', 'book'],
  },
  press: {
    description:
      'The press office: reads everything that the office keeps, and writes, approves and issues notices',
    scopes: ['read', 'press'],
  },
  administrator: {
    description:
      'Does what officers and the press office do, and manages subscriptions and all calendar feeds',
    scopes: ['read', 'write', 'book', 'press', 'admin'],
  },
} as const satisfies Readonly<Record<string, RoleRow>>

export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as Role[]

/** The scopes of the roles among these names, each once; other names give none. */
export const scopesOfRoles = (names: readonly string[]): Scope[] => [
  ...new Set(ROLE_NAMES.filter((role) => names.includes(role)).flatMap<Scope>((role) => ROLES[role].scopes)),
]
