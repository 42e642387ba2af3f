import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { RunError, errorCode } from './run-error'

/** A data folder that is ours until `release`, or until this process ends, however it ends. */
export interface DataFolder {
  path: string
  release: () => Promise<void>
}

/** A unix socket's path has little more than a hundred bytes on every system. */
const longestSocketPath = 100

/**
 * Makes the folder if need be and takes it for this run. The lock is a listening socket: the system takes it away
 * from a process that was killed, and what remains of it answers nobody. Each run listens under a name of its own
 * first and looks for others then, so that of two that start at once none overlooks the other.
 *
 * @throws RunError when the folder cannot be written, or another run has it
 */
export async function takeDataFolder(folder: string): Promise<DataFolder> {
  const path = writableFolder(resolve(folder))
  const place = socketPlace(path)
  const own = `${place.prefix}${randomBytes(4).toString('hex')}.sock`
  const server = await listen(join(place.folder, own))
  const release = async (): Promise<void> => {
    await new Promise((done) => server.close(done))
  }
  const others = readdirSync(place.folder).filter((name) => name.startsWith(place.prefix) && name !== own)
  for (const socket of others.map((name) => join(place.folder, name))) {
    const holder = await holderOf(socket)
    if (holder === undefined) rmSync(socket, { force: true })
    else {
      await release()
      throw new RunError(
        `${path} is in use by another run (process ${holder}): stop that one, or choose another folder with --data.`,
      )
    }
  }
  return { path, release }
}

function writableFolder(folder: string): string {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (cause) {
    throw new RunError(`The folder ${folder} cannot be written: choose another with --data.`, { cause })
  }
}

/** Makes a folder and its parents. Node's own `recursive` does not terminate below /proc, where no folder can be made. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another run may have made it meanwhile.
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

/** In the folder itself, or, when that lies too deep for a socket, among the temporary files under a name of its own. */
function socketPlace(path: string): { folder: string; prefix: string } {
  if (Buffer.byteLength(join(path, 'run-00000000.sock')) <= longestSocketPath) {
    return { folder: path, prefix: 'run-' }
  }
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return { folder: tmpdir(), prefix: `golden-book-${digest}-` }
}

async function listen(socket: string): Promise<Server> {
  const server = createServer((asker) => asker.on('error', () => {}).end(String(process.pid)))
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(socket, listening)
  })
  return server.unref()
}

/** The process id that answers on a socket, `?` if it gives none, undefined if nobody is there. */
async function holderOf(socket: string): Promise<string | undefined> {
  return await new Promise((settle) => {
    let answer = ''
    const connection = connect(socket)
    connection.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    connection.on('end', () => settle(answer || '?'))
    connection.on('error', () => settle(undefined))
  })
}
