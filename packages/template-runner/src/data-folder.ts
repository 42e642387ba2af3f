import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { errorCode, RunError } from './run-error'

/** A locked data folder. The lock ends with `release` or with this process. */
interface DataFolder {
  /** The real path. */
  path: string
  release: () => Promise<void>
}

/** The longest path of a Unix socket that every system supports, in bytes. */
const maxSocketPath = 100

/**
 * Creates the folder if necessary and locks it. The lock is a listening Unix socket, which the system closes when the
 * process is killed. Each run listens on its own socket before it looks for others, so that two runs that start at once
 * detect each other.
 *
 * @throws RunError when the folder is not writable, or locked by another run
 */
export async function lockDataFolder(folder: string): Promise<DataFolder> {
  const path = writableFolder(resolve(folder))
  const location = socketLocation(path)
  const own = `${location.prefix}${randomBytes(4).toString('hex')}.sock`
  const server = await listen(join(location.folder, own))
  const release = async (): Promise<void> => {
    await new Promise((closed) => server.close(closed))
  }
  const others = readdirSync(location.folder).filter(
    (name) => name.startsWith(location.prefix) && name !== own,
  )
  for (const socket of others.map((name) => join(location.folder, name))) {
    const processId = await processIdAt(socket)
    if (processId === undefined) rmSync(socket, { force: true })
    else {
      await release()
      throw new RunError(
        `${path} is in use by another run (process ${processId}): stop that run, or set \`data\` to another folder.`,
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
    throw new RunError(`The folder ${folder} is not writable: set \`data\` to another folder.`, { cause })
  }
}

/** Node's own `recursive` option does not terminate below /proc, where no folder can be created. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another run may have created it meanwhile.
    if (errorCode(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

/** The folder itself; the temporary folder when the path is too long for a socket. */
function socketLocation(path: string): { folder: string; prefix: string } {
  if (Buffer.byteLength(join(path, 'run-00000000.sock')) <= maxSocketPath) {
    return { folder: path, prefix: 'run-' }
  }
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return { folder: tmpdir(), prefix: `template-runner-${digest}-` }
}

async function listen(socket: string): Promise<Server> {
  const server = createServer((client) => client.on('error', () => {}).end(String(process.pid)))
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(socket, listening)
  })
  return server.unref()
}

/** The id of the process that listens on a socket; `?` when it sends none, undefined when no process listens. */
async function processIdAt(socket: string): Promise<string | undefined> {
  return await new Promise((done) => {
    let answer = ''
    const connection = connect(socket)
    connection.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    connection.on('end', () => done(answer || '?'))
    connection.on('error', () => done(undefined))
  })
}
