import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../cli/command'
import { defaultData, defaultPort } from '../cli/defaults'
import { localToken } from '../cli/local-token'
import type { Access } from '../client/api-client'

const LOCAL_RUN = `http://127.0.0.1:${defaultPort}`
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Where the registry is, and the token for it: as given, else from the environment, else the local run's with a token
 * that its own issuer signs. A token of the local issuer is made for this machine only.
 *
 * @throws CommandError when the address is none, or the token holds what no token does
 */
export async function accessFrom(given: Partial<Access>, env: NodeJS.ProcessEnv): Promise<Access> {
  const url = given.url ?? env['GOLDEN_BOOK_URL'] ?? LOCAL_RUN
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new CommandError(`"${url}" is no address of a registry: give one such as ${LOCAL_RUN} with --url.`)
  const token = given.token ?? env['GOLDEN_BOOK_TOKEN'] ?? (await tokenFor(new URL(url).hostname))
  if (token !== undefined && !/^[!-~]+$/.test(token))
    throw new CommandError('This is no access token. For the local run: npm run -s token.')
  return { url, token }
}

async function tokenFor(hostname: string): Promise<string | undefined> {
  if (!THIS_MACHINE.has(hostname) || !existsSync(join(defaultData, 'issuer.json'))) return undefined
  return await localToken(defaultData)
}
