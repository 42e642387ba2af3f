import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { errorCode, RunError } from '../run-error'
import { DataFolder } from './data-folder'
import { fileFault } from './file-fault'
import { FOLDER_MODE, isDataFolder, makePrivate } from './private'

/** A locked data folder. The lock ends with `release` or with this process. */
interface LockedFolder {
  data: DataFolder
  release: () => Promise<void>
}

/** The longest path of a Unix socket that every system supports, in bytes. */
const maxSocketPath = 100

/** How long another run has to tell its process id, in milliseconds; one that is suspended never does. */
const answerTimeout = 1000

/**
 * Creates the folder if necessary, makes it private and locks it. The lock is a listening Unix socket, which the system
 * closes when the process is killed. Each run listens on its own socket before it looks for others, so that two runs that
 * start at once detect each other.
 *
 * @throws RunError when the folder cannot be used, has files of something else, or is locked by another run
 */
export async function lockDataFolder(folder: string): Promise<LockedFolder> {
  const path = usableFolder(folder)
  const location = socketLocation(path)
  const own = `${location.prefix}${randomBytes(4).toString('hex')}.sock`
  const server = await listen(join(location.folder, own))
  const release = async (): Promise<void> => {
    await new Promise((closed) => server.close(closed))
  }
  try {
    await rejectOthers(path, location, own)
    makePrivate(path)
    return { data: new DataFolder(path), release }
  } catch (error) {
    await release()
    throw error
  }
}

async function rejectOthers(path: string, { folder, prefix }: SocketLocation, own: string): Promise<void> {
  const others = readdirSync(folder).filter((name) => name.startsWith(prefix) && name !== own)
  for (const socket of others.map((name) => join(folder, name))) {
    const processId = await processIdAt(socket)
    if (processId === undefined) rmSync(socket, { force: true })
    else
      throw new RunError(
        `${path} is in use by another run (process ${processId}): stop that run, or set \`data\` to another folder.`,
      )
  }
}

function usableFolder(folder: string): string {
  if (folder === '') throw new RunError('The data folder has no name: set `data` to a folder.')
  const path = resolve(folder)
  if (isDataFolder(namesIn(path))) return realpathSync(path)
  throw new RunError(
    `The folder ${path} has other files than those of a run: set \`data\` to a new or empty folder.`,
  )
}

/** The names in the folder, which is created if necessary. */
function namesIn(folder: string): string[] {
  try {
    makeFolder(folder, FOLDER_MODE)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return readdirSync(folder)
  } catch (cause) {
    // The machine lacks something, whatever the folder.
    if (/^(ENOSPC|EDQUOT|EMFILE|ENFILE|EIO)$/.test(errorCode(cause) ?? ''))
      throw fileFault(cause, folder) ?? cause
    throw new RunError(`The folder ${folder} is not writable: set \`data\` to another folder.`, { cause })
  }
}

/** Node's own `recursive` option does not terminate below /proc, where no folder can be created. */
function makeFolder(folder: string, mode?: number): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another run may have created it meanwhile.
    if (errorCode(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

interface SocketLocation {
  folder: string
  prefix: string
}

/** The folder itself; the temporary folder when the path is too long for a socket. */
function socketLocation(path: string): SocketLocation {
  if (Buffer.byteLength(join(path, 'run-00000000.sock')) <= maxSocketPath) {
    return { folder: path, prefix: 'run-' }
  }
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return { folder: tmpdir(), prefix: `template-runner-${digest}-` }
}

async function listen(socket: string): Promise<Server> {
  const server = createServer((client) => client.on('error', () => {}).end(String(process.pid)))
  await new Promise<void>((listening, failed) => {
    server.once('error', (error) => failed(fileFault(error, dirname(socket)) ?? error))
    server.listen(socket, listening)
  })
  return server.unref()
}

/** The id of the process that listens on a socket; `?` when it sends none, undefined when no process listens. */
async function processIdAt(socket: string): Promise<string | undefined> {
  return await new Promise((done) => {
    let answer = ''
    const connection = connect(socket)
    connection.setTimeout(answerTimeout, () => {
      connection.destroy()
      done('?')
    })
    connection.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    connection.on('end', () => done(answer || '?'))
    connection.on('error', () => done(undefined))
  })
}
