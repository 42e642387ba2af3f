import { SCOPES, tokenScope } from '../../contract/route'
import { existingIssuer } from './issuer'

/** All scopes that a token can have, as one text. */
export const everyScope = SCOPES.map(tokenScope).join(' ')

/**
 * An access token for the run that keeps its data in a folder.
 *
 * @param scope scopes, separated by spaces
 * @throws CommandError when nothing was ever started in that folder
 */
export async function localToken(data: string, scope: string = everyScope): Promise<string> {
  const issuer = await existingIssuer(data)
  return await issuer.mint({ scope })
}
