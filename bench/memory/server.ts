import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { allScopes, localToken } from '../../cli/local-token'
import { CommandError } from '../../cli/command'
import { assemblyFolder } from '../../test/support/assembly'
import { sendRequest, type Registry } from '../../test/support/registry'

/** A local run in a process of its own. */
export interface Server {
  readonly pid: number
  readonly data: string
  readonly send: Registry['send']
  /** The token of a person who has written nothing yet. */
  readonly secondToken: string
  readonly stop: () => Promise<void>
}

/** Starts `npm start` with the assembly that was synthesized for the tests, so that the CDK's memory does not count. */
export async function startServer(): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'golden-book-memory-'))
  const args = [
    '--import',
    'tsx',
    'bin/start.ts',
    '--port',
    '0',
    '--data',
    data,
    '--assembly',
    assemblyFolder(),
  ]
  const child = spawn(process.execPath, args, {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await addressOf(child)
  const token = await localToken(data)
  return {
    pid: child.pid ?? 0,
    data,
    send: async (method, path, request = {}) => await sendRequest(url, method, path, { token, ...request }),
    secondToken: await localToken(data, { scope: allScopes, subject: 'second-person' }),
    stop: async () => {
      const ended = once(child, 'exit')
      if (child.kill('SIGTERM')) await ended
    },
  }
}

/** The address of the line `ready <address>`. The further output, warnings of requests that take too long, is discarded. */
async function addressOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return await new Promise((resolve, reject) => {
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => (output = chunk.toString()))
    child.once('exit', () => reject(new CommandError(`The local run did not start: ${output.trim()}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
    })
  })
}
