/** Checks, ahead of the first item, that the token has the scopes that an import needs. */
import { ApiProblem, MissingScope } from '../cli/api-errors'
import { CommandError } from '../cli/command'
import type { RegistryClient } from '../cli/registry-client'
import { GOLDEN_BOOK } from '../contract/books/schemas'
import { tokenScope } from '../contract/route'

export type ImportScope = 'read' | 'write' | 'book'

/**
 * Sends a request for each scope. A client does not read its token (RFC 9068, section 6), and a token that reads less than
 * the office gets lists without what is hidden from it, so that nothing refuses it later.
 *
 * @throws CommandError that names the scopes that the token lacks
 */
export async function requireScopes(client: RegistryClient, scopes: readonly ImportScope[]): Promise<void> {
  const missing: string[] = []
  for (const scope of scopes) if (!(await HAS_SCOPE[scope](client))) missing.push(tokenScope(scope))
  if (missing.length === 0) return
  const [noun, pronoun] = missing.length === 1 ? ['scope', 'it'] : ['scopes', 'them']
  throw new CommandError(
    `The token lacks the ${noun} ${missing.join(' and ')}. Get one that has ${pronoun}; for the local run: npm run -s token.`,
  )
}

const HAS_SCOPE: Readonly<Record<ImportScope, (client: RegistryClient) => Promise<boolean>>> = {
  read: readsAsOffice,
  // Without its required fields nothing is recorded.
  write: async (client) => await isAllowed(client.call('recordVisit', { body: {} as never })),
  book: async (client) =>
    await isAllowed(client.call('signBook', { params: { book: GOLDEN_BOOK }, body: {} as never })),
}

/** Only the office reads histories: below `internal` they do not exist. */
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

/** Whether the API takes the request for examination, although it refuses its body. */
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
