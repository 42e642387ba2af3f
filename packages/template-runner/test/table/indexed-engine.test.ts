import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Database } from 'node-sqlite3-wasm'
import { type Engine, startEngine, TABLE_FILE } from '../../src/table/engine'
import { engineProgram } from '../../src/table/engine-program'
import { startIndexedEngine } from '../../src/table/indexed-engine'
import { callDynamoDb } from '../../src/table/wire'
import { startSmallRun, stopRuns } from '../support/small-run'
import { newFolder, removeFolders } from '../support/temporary-folder'

const engines: Engine[] = []

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()))
  await stopRuns()
  removeFolders()
})

async function start(data: string, startIt: (data: string) => Promise<Engine> = startIndexedEngine) {
  const engine = await startIt(data)
  engines.push(engine)
  return engine
}

async function stop(engine: Engine): Promise<void> {
  engines.splice(engines.indexOf(engine), 1)
  await engine.stop()
}

/** The queries of the engine that are as fast as their index: the next sequence number, and the records of an iterator. */
const QUERIES = [
  'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1',
  `SELECT event_name, keys_json, new_image, old_image, sequence_number, created_at, user_identity
             FROM _stream_records
             WHERE table_name = ?1 AND shard_id = ?2 AND CAST(sequence_number AS INTEGER) > ?3
             ORDER BY CAST(sequence_number AS INTEGER) ASC
             LIMIT ?4`,
]

/** Opens the file of a stopped engine. */
function withFile<Result>(data: string, use: (database: Database) => Result): Result {
  const database = new Database(join(data, TABLE_FILE), { fileMustExist: true })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    return use(database)
  } finally {
    database.close()
  }
}

/** How SQLite carries out the queries of the engine. */
const plansIn = (data: string): string[] =>
  withFile(data, (database) =>
    QUERIES.map((query) =>
      database
        .all(`EXPLAIN QUERY PLAN ${query}`)
        .map(({ detail }) => detail as string)
        .join(),
    ),
  )

const searches = [
  expect.stringMatching(/^SEARCH _stream_records USING (COVERING )?INDEX \S+ \(table_name=\?\)$/),
  expect.stringMatching(/^SEARCH _stream_records USING INDEX \S+ \(table_name=\? AND <expr>>\?\)$/),
]

async function createTable({ endpoint }: Engine): Promise<void> {
  await callDynamoDb(endpoint, 'CreateTable', {
    TableName: 'things',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  })
}

async function put({ endpoint }: Engine, ...keys: string[]): Promise<void> {
  for (const key of keys)
    await callDynamoDb(endpoint, 'PutItem', { TableName: 'things', Item: { pk: { S: key } } })
}

/** The keys in the table, and the sequence numbers and keys in its stream. */
async function contentsOf({ endpoint }: Engine) {
  const call = async <Answer>(operation: string, input: object) =>
    await callDynamoDb<Answer>(endpoint, operation, { ...input })
  const { Items } = await call<{ Items: { pk: { S: string } }[] }>('Scan', { TableName: 'things' })
  const { Table } = await call<{ Table: { LatestStreamArn: string } }>('DescribeTable', {
    TableName: 'things',
  })
  const StreamArn = Table.LatestStreamArn
  const { StreamDescription } = await call<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
    'DescribeStream',
    { StreamArn },
  )
  const position = { ShardId: StreamDescription.Shards[0]?.ShardId, ShardIteratorType: 'TRIM_HORIZON' }
  const iterator = await call<object>('GetShardIterator', { StreamArn, ...position })
  const { Records } = await call<{
    Records: { dynamodb: { SequenceNumber: string; Keys: { pk: { S: string } } } }[]
  }>('GetRecords', iterator)
  return {
    items: Items.map(({ pk }) => pk.S).toSorted(),
    stream: Records.map(({ dynamodb }) => `${Number(dynamodb.SequenceNumber)} ${dynamodb.Keys.pk.S}`),
  }
}

/** Writes two items with an engine that knows of no index. */
async function folderWithoutIndex(): Promise<string> {
  const data = newFolder()
  const engine = await start(data, startEngine)
  await createTable(engine)
  await put(engine, 'a', 'b')
  await stop(engine)
  return data
}

const threeItems = { items: ['a', 'b', 'c'], stream: ['1 a', '2 b', '3 c'] }

describe('the index of the stream', () => {
  it('serves the queries that the engine sends', async () => {
    const program = readFileSync(engineProgram())
    expect(QUERIES.filter((query) => !program.includes(query))).toEqual([])
    const data = newFolder()
    await stop(await start(data))
    expect(plansIn(data)).toEqual(searches)
  })

  it('is added to the file of a run', async () => {
    const data = newFolder()
    const run = await startSmallRun({ data })
    await run.stop()
    expect(plansIn(data)).toEqual(searches)
  })

  it('is added to a file without it, and keeps its items and its stream', async () => {
    const data = await folderWithoutIndex()
    expect(plansIn(data)).not.toEqual(searches)
    const engine = await start(data)
    await put(engine, 'c')
    expect(await contentsOf(engine)).toEqual(threeItems)
    await stop(engine)
    expect(plansIn(data)).toEqual(searches)
  })

  it('is added after the log of a killed engine is written into the file', async () => {
    const data = await folderWithoutIndex()
    const killed = newFolder()
    const engine = await start(data, startEngine)
    await put(engine, 'c')
    // What a killed engine leaves: the last item is in the log alone.
    for (const suffix of ['', '-wal', '-shm'])
      copyFileSync(join(data, `${TABLE_FILE}${suffix}`), join(killed, `${TABLE_FILE}${suffix}`))
    const next = await start(killed)
    expect(await contentsOf(next)).toEqual(threeItems)
    await stop(next)
    expect(plansIn(killed)).toEqual(searches)
  })

  it('is kept by the next start', async () => {
    const data = await folderWithoutIndex()
    await stop(await start(data))
    const engine = await start(data)
    await put(engine, 'c')
    expect(await contentsOf(engine)).toEqual(threeItems)
    await stop(engine)
    expect(plansIn(data)).toEqual(searches)
  })
})

describe('a file of another kind', () => {
  it.each([
    ['its schema version is 10 instead of 9', `UPDATE _config SET value = '10' WHERE key = 'schema_version'`],
    ['its table _stream_records has other columns', 'ALTER TABLE _stream_records ADD COLUMN more TEXT'],
  ])('is left without the index, because %s', async (reason, change) => {
    const data = await folderWithoutIndex()
    withFile(data, (database) => database.exec(change))
    const warnings: string[] = []
    const run = await startSmallRun({ data, onWarning: (line) => warnings.push(line) })
    await run.stop()
    expect(warnings).toEqual([
      `The stream in ${join(data, TABLE_FILE)} has no index, because ${reason}: each write takes longer than the one before; set \`data\` to a new folder, and use dynoxide 1.2.1.`,
    ])
    expect(plansIn(data)).not.toEqual(searches)
  })

  it('is left unchanged while another process uses it', async () => {
    const data = await folderWithoutIndex()
    const other = await start(data, startEngine)
    await put(other, 'c')
    const warnings: string[] = []
    const engine = await start(data, async (folder) =>
      startIndexedEngine(folder, (line) => warnings.push(line)),
    )
    expect(warnings).toEqual([expect.stringContaining('because another process uses the file: ')])
    expect(await contentsOf(engine)).toEqual(threeItems)
    await stop(engine)
    await stop(other)
    expect(plansIn(data)).not.toEqual(searches)
    expect(existsSync(join(data, `${TABLE_FILE}.lock`))).toBe(false)
  })
})
