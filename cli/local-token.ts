import { SCOPES, tokenScope } from '../contract/route'
import { existingIssuer } from 'template-runner/tokens/issuer'
import { CommandError } from './command'

/** All scopes, separated by spaces. */
export const allScopes = SCOPES.map(tokenScope).join(' ')

export interface LocalTokenOptions {
  /** Scopes, separated by spaces: `golden-book/read` or, in short, `read`. @default all */
  readonly scope?: string | undefined
  /** The token's `sub`, 1 to 255 visible ASCII characters. @default the client that it is issued to */
  readonly subject?: string | undefined
}

/**
 * Issues an access token for the local run with this data folder. With Cognito, `sub` is the client's id. The local issuer
 * always uses a client that the template's authorizer accepts, so that any `sub` works without a new synthesis.
 *
 * @throws CommandError for an unknown scope or an invalid subject
 * @throws RunError when no run was ever started in that folder
 */
export async function localToken(data: string, options: LocalTokenOptions = {}): Promise<string> {
  const scope = fullScopes(options.scope ?? allScopes)
  const subject = subjectOf(options.subject)
  const issuer = await existingIssuer(data)
  return await issuer.mint({ scope, subject })
}

/** `read.press golden-book/write` → `golden-book/read.press golden-book/write`, each once. */
function fullScopes(text: string): string {
  const given = text.split(/\s+/).filter((name) => name !== '')
  if (given.length === 0)
    throw new CommandError(`--scope must name a scope: give one or more of ${allScopes}.`)
  const scopes = given.map((name) => {
    const scope = SCOPES.find((each) => name === each || name === tokenScope(each))
    if (scope !== undefined) return tokenScope(scope)
    throw new CommandError(`--scope has an unknown scope, "${name}": give one or more of ${allScopes}.`)
  })
  return [...new Set(scopes)].join(' ')
}

function subjectOf(subject: string | undefined): string | undefined {
  if (subject === undefined || /^[!-~]{1,255}$/.test(subject)) return subject
  throw new CommandError(
    '--as must be 1 to 255 visible ASCII characters: give a name without spaces, such as press-office.',
  )
}
