import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../cli/command'
import { defaultData, defaultPort } from '../cli/defaults'
import { localToken } from '../cli/local-token'
import { httpUrlOf } from '../cli/options'
import type { ApiAccess } from '../client/request'

const LOCAL_RUN = `http://127.0.0.1:${defaultPort}`
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * The registry's address and the token for it: from the options, else from the environment, else those of the local run.
 * The local issuer signs a token only for an address on this machine.
 *
 * @throws CommandError when the address is not an HTTP URL, or the token has characters that no token has
 */
export async function resolveAccess(given: Partial<ApiAccess>, env: NodeJS.ProcessEnv): Promise<ApiAccess> {
  const url = httpUrlOf('url', given.url ?? env['GOLDEN_BOOK_URL'] ?? LOCAL_RUN, LOCAL_RUN)
  const token = given.token ?? env['GOLDEN_BOOK_TOKEN'] ?? (await tokenFor(new URL(url).hostname))
  if (token !== undefined && !/^[!-~]+$/.test(token))
    throw new CommandError('`--token` must be an access token. For the local run: npm run -s token.')
  return { url, token }
}

async function tokenFor(hostname: string): Promise<string | undefined> {
  if (!THIS_MACHINE.has(hostname) || !existsSync(join(defaultData, 'issuer.json'))) return undefined
  return await localToken(defaultData)
}
