/** The clients of the user pool that every stage has, apart from those of the subscribed services. */
import type { Scope } from '../../contract/route'

export interface Client {
  /** Lower-case words joined by hyphens. */
  readonly name: string
  readonly scopes: readonly Scope[]
}

/** `read` includes the two other read scopes. */
export const OFFICE_CLIENTS: readonly Client[] = [
  { name: 'protocol-office', scopes: ['read', 'write', 'book'] },
  { name: 'press-desk', scopes: ['read', 'press'] },
  { name: 'administrator', scopes: ['read', 'write', 'book', 'press', 'admin'] },
]
