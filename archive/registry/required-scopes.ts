/** Checks that the token has the scopes that an import needs. */
import { ApiProblem, MissingScope } from '../../cli/api-errors'
import type { RegistryClient } from '../../cli/registry-client'
import { GOLDEN_BOOK } from '../../contract/books/schemas'
import { tokenScope } from '../../contract/route'

export type ImportScope = 'read' | 'write' | 'book'

/**
 * Sends a request for each scope, since a client does not read its token (RFC 9068, section 6). No later request would refuse
 * a token that reads less than the office: it gets lists without what is hidden from it.
 *
 * @throws MissingScope that names each scope that the token lacks
 */
export async function requireScopes(client: RegistryClient, scopes: readonly ImportScope[]): Promise<void> {
  const missing: string[] = []
  for (const scope of scopes) if (!(await HAS_SCOPE[scope](client))) missing.push(tokenScope(scope))
  if (missing.length > 0) throw new MissingScope(...missing)
}

const HAS_SCOPE: Readonly<Record<ImportScope, (client: RegistryClient) => Promise<boolean>>> = {
  read: readsAsOffice,
  write: async (client) => await isAllowed(client.call('recordVisit', { body: INVALID })),
  book: async (client) =>
    await isAllowed(client.call('signBook', { params: { book: GOLDEN_BOOK }, body: INVALID })),
}

/** A body without the required fields, of which nothing is recorded. */
const INVALID = {} as never

/** Only the office reads histories; for other readers they are not found. */
async function readsAsOffice(client: RegistryClient): Promise<boolean> {
  try {
    const [first] = (await client.call('listBooks', {})).items
    if (first) await client.call('listBookChanges', { params: { book: first.book }, query: { limit: '1' } })
    return true
  } catch (error) {
    if (error instanceof MissingScope) return false
    if (error instanceof ApiProblem && error.details.code === 'not-found') return false
    throw error
  }
}

/** Whether the token may send the request. The scopes are checked before the body, which is refused. */
async function isAllowed(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer
    return true
  } catch (error) {
    if (error instanceof MissingScope) return false
    if (error instanceof ApiProblem) return true
    throw error
  }
}
