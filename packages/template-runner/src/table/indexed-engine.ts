import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Engine, startEngine, TABLE_FILE } from './engine'
import { addStreamIndex } from './stream-index'

/** A killed run's engine closes its file within a second; in milliseconds. */
const closingTime = 2000
const pauseBetweenTries = 500

/**
 * Starts dynoxide as `startEngine` does. Before, it adds an index of the stream to the engine's file, without which each
 * write takes longer than the one before: the engine looks for the last sequence number among all records of the stream.
 *
 * @param data the data folder, which must be locked
 * @param onWarning receives one sentence when the file was left without the index
 * @throws RunError when there is no engine for this machine, or the engine does not start
 */
export async function startIndexedEngine(
  data: string,
  onWarning: (message: string) => void = () => {},
): Promise<Engine> {
  const obstacle = await indexStream(data)
  const engine = await startEngine(data)
  if (obstacle !== undefined)
    onWarning(
      `The stream in ${join(data, TABLE_FILE)} has no index, because ${obstacle}: each write takes longer than the one before; set \`data\` to a new folder, and use dynoxide 1.2.1.`,
    )
  return engine
}

/** Returns why the file was left without the index, if it was. */
async function indexStream(data: string): Promise<string | undefined> {
  if (!(await closeFile(data))) return 'another process uses the file'
  return addStreamIndex(join(data, TABLE_FILE))
}

/**
 * Starts and stops the engine, which creates a missing file and writes the log of a killed engine into the file, until the
 * file is closed. Returns whether it is.
 */
async function closeFile(data: string): Promise<boolean> {
  const file = join(data, TABLE_FILE)
  const deadline = Date.now() + closingTime
  while (!isClosed(file)) {
    const engine = await startEngine(data)
    await engine.stop()
    if (isClosed(file)) return true
    if (Date.now() > deadline) return false
    await pause(pauseBetweenTries)
  }
  return true
}

/** The last process that closes a file of SQLite removes its log, or its journal; a killed process leaves them. */
const isClosed = (file: string): boolean =>
  existsSync(file) && ['-wal', '-journal'].every((suffix) => !existsSync(`${file}${suffix}`))
