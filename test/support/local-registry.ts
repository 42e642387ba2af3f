/** A registry that runs the synthesized template on this machine, with all that a test can do with such a run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL_PEOPLE } from '../../cli/local-people'
import { apiClient } from '../../client/api-client'
import { ROLES } from '../../contract/roles'
import { SCOPES, tokenScope, type Scope } from '../../contract/route'
import { startRun, type Run, type RunOptions } from 'template-runner/run'
import { assemblyFolder } from './assembly'
import type { BusEvent, ObservedRegistry } from './registry'
import { sendRequest } from './send-request'
import { temporaryFolder } from './temporary-folder'

export interface LocalRegistry extends ObservedRegistry {
  readonly run: Run
}

const scopesIn = (scopes: readonly Scope[]): string => scopes.map(tokenScope).join(' ')

/** Starts a registry. Its data folder is temporary unless `options.data` names one, which is kept. */
export async function startLocalRegistry(options: Partial<RunOptions> = {}): Promise<LocalRegistry> {
  const folder = options.data === undefined ? temporaryFolder() : undefined
  const data = options.data ?? folder?.path ?? ''
  // Most journeys call few of the functions, so each is loaded by its first call.
  const run = await startRun({
    assembly: assemblyFolder(),
    port: 0,
    loadsAtStart: false,
    users: LOCAL_PEOPLE,
    ...options,
    data,
  })
  const fullToken = await run.issuer.mint({ scope: scopesIn(SCOPES) })
  return {
    run,
    url: run.url,
    client: apiClient({ url: run.url, token: fullToken }, { attempts: 1 }),
    send: (method, path, request = {}) =>
      sendRequest(run.url, method, path, { token: fullToken, ...request }),
    ...callersOf(run),
    letPass: async (milliseconds) => run.clock.moveBy(milliseconds),
    events: () => eventsIn(data),
    stop: async () => {
      await run.stop()
      folder?.remove()
    },
  }
}

/** The issuer of a run signs a token for anybody: a name is the `sub`. */
const callersOf = ({ issuer }: Run): Pick<LocalRegistry, 'tokenFor' | 'callerOf' | 'personOf'> => ({
  tokenFor: (...scopes) => issuer.mint({ scope: scopesIn(scopes) }),
  callerOf: async (subject, ...scopes) => ({
    subject,
    token: await issuer.mint({ scope: scopesIn(scopes), subject }),
  }),
  personOf: async (subject, role) => {
    const name = `Name of ${subject}`
    return { subject, name, token: await issuer.mint({ scope: scopesIn(ROLES[role].scopes), subject, name }) }
  },
})

export const eventsIn = (data: string): BusEvent[] =>
  readFileSync(join(data, 'events.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BusEvent)
