/** A local run in a process of its own, with requests to it. */
import { allScopes } from '../../cli/local-token'
import type { Registry } from '../../test/support/registry'
import { sendRequest } from '../../test/support/send-request'
import { startRunProcess } from '../run-process'

export interface Server {
  readonly pid: number
  readonly send: Registry['send']
  /** The token of a person who has written nothing yet. */
  readonly secondToken: string
  readonly stop: () => Promise<void>
}

export async function startServer(): Promise<Server> {
  const { url, pid, token, stop } = await startRunProcess()
  const fullToken = await token()
  return {
    pid,
    stop,
    send: async (method, path, request = {}) =>
      await sendRequest(url, method, path, { token: fullToken, ...request }),
    secondToken: await token({ scope: allScopes, subject: 'second-person' }),
  }
}
