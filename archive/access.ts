import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SCOPES, tokenScope } from '../contract/route'
import { CommandError } from '../local/command'
import { existingIssuer } from '../local/tokens/issuer'

const LOCAL_RUN = 'http://127.0.0.1:3000'
const LOCAL_DATA = '.golden-book'
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]'])

interface Given {
  readonly url?: string | undefined
  readonly token?: string | undefined
}

/**
 * Where the registry is, and the token for it: as given, else from the environment, else the local run's with a token
 * that its own issuer signs. A token of the local issuer is made for this machine only.
 *
 * @throws CommandError when the address is none
 */
export async function accessFrom(
  given: Given,
  env: NodeJS.ProcessEnv,
): Promise<{ url: string; token?: string }> {
  const url = given.url ?? env['GOLDEN_BOOK_URL'] ?? LOCAL_RUN
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new CommandError(`"${url}" is no address of a registry: give one such as ${LOCAL_RUN} with --url.`)
  const token = given.token ?? env['GOLDEN_BOOK_TOKEN'] ?? (await localToken(new URL(url).hostname))
  return token === undefined ? { url } : { url, token }
}

async function localToken(hostname: string): Promise<string | undefined> {
  if (!THIS_MACHINE.has(hostname) || !existsSync(join(LOCAL_DATA, 'issuer.json'))) return undefined
  const issuer = await existingIssuer(LOCAL_DATA)
  return await issuer.mint({ scope: SCOPES.map(tokenScope).join(' ') })
}
