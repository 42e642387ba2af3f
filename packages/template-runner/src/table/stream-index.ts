import { rmSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type * as Sqlite from 'node-sqlite3-wasm'

/** The schema of dynoxide 1.2.1, for which the index was tried. */
const SCHEMA_VERSION = '9'
const COLUMNS = [
  'id INTEGER',
  'table_name TEXT',
  'event_name TEXT',
  'keys_json TEXT',
  'new_image TEXT',
  'old_image TEXT',
  'sequence_number TEXT',
  'shard_id TEXT',
  'created_at INTEGER',
  'user_identity TEXT',
]

/**
 * The expression is the one by which the engine finds the last sequence number, at each write, and the records after an
 * iterator.
 */
const CREATE_INDEX =
  'CREATE INDEX IF NOT EXISTS _stream_records_by_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))'

/**
 * Adds the index of the stream to a file of the engine, unless the file has it.
 *
 * @param file must be closed, and stay closed meanwhile: the locks of this library are not those of the engine
 * @returns why the file was left unchanged, if it was
 */
export function addStreamIndex(file: string): string | undefined {
  // A process that was killed at this point has left its lock.
  rmSync(`${file}.lock`, { recursive: true, force: true })
  try {
    const database = open(file)
    try {
      const difference = differenceOf(database)
      if (difference === undefined) database.exec(CREATE_INDEX)
      return difference
    } finally {
      database.close()
    }
  } catch (error) {
    return `SQLite reports "${error instanceof Error ? error.message : String(error)}"`
  }
}

function open(file: string): Sqlite.Database {
  // Loaded here, since that takes 30 ms: most programs that import this file start no engine.
  const sqlite = require('node-sqlite3-wasm') as typeof Sqlite
  const database = new sqlite.Database(file, { fileMustExist: true })
  // Without shared memory, SQLite opens a file with a write-ahead log in this mode only (SQLite, "Write-Ahead Logging").
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  return database
}

/** How a file differs from one of dynoxide 1.2.1; undefined when it does not. */
function differenceOf(database: Sqlite.Database): string | undefined {
  const mode = textOf(database, 'PRAGMA journal_mode')
  if (mode !== 'wal') return `its journal mode is ${mode} instead of wal`
  const version = textOf(database, `SELECT value FROM _config WHERE key = 'schema_version'`)
  if (version !== SCHEMA_VERSION) return `its schema version is ${version} instead of ${SCHEMA_VERSION}`
  const rows = database.all(`SELECT name || ' ' || type AS item FROM pragma_table_info('_stream_records')`)
  const columns = rows.map(({ item }) => item)
  return isDeepStrictEqual(columns, COLUMNS) ? undefined : 'its table _stream_records has other columns'
}

/** The value of a query. */
function textOf(database: Sqlite.Database, query: string): string {
  const [value] = Object.values(database.get(query) ?? {})
  return typeof value === 'string' ? value : 'unknown'
}
