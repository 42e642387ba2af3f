import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import { Queue } from '../../src/queues/queue'
import { newFolder, removeFolders } from '../assembly-fixture'

afterEach(removeFolders)

const settings = {
  logicalId: 'Queue',
  name: 'queue',
  arn: 'arn:queue',
  visibilitySeconds: 60,
  delaySeconds: 0,
  retentionSeconds: 86_400,
}

/** Sends without end, deletes as many as a third of that, and tells of both when they are done. */
const program = (data: string) => `
const { writeSync } = require('node:fs')
const { Clock } = require('./packages/template-runner/src/clock.ts')
const { Queue } = require('./packages/template-runner/src/queues/queue.ts')
const around = { data: ${JSON.stringify(data)}, clock: new Clock(), find: () => undefined }
const queue = new Queue(${JSON.stringify(settings)}, around)
for (let n = 0; ; n += 1) {
  const { id } = queue.send({ body: 'x'.repeat(5000) })
  writeSync(1, 'sent ' + id + '\\n')
  if (n % 3 === 0) {
    const [message] = queue.take(1)
    writeSync(1, 'deleting ' + message.id + '\\n')
    queue.delete(message.receipt)
    writeSync(1, 'deleted ' + message.id + '\\n')
  }
}`

/** What the program has told when it is killed after so many lines. */
async function toldUntilKilled(data: string, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program(data)], {
    cwd: join(__dirname, '../../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
    if (told.split('\n').length > lines) child.kill('SIGKILL')
  })
  await new Promise((ended) => child.once('close', ended))
  return told.split('\n').slice(0, -1)
}

it('a queue whose process was killed has every message that was sent, and none that was deleted', async () => {
  const data = newFolder()
  const told = await toldUntilKilled(data, 200)
  const idsAfter = (word: string) =>
    told.filter((line) => line.startsWith(word)).map((line) => line.split(' ')[1])
  const deleting = new Set(idsAfter('deleting '))
  const deleted = new Set(idsAfter('deleted '))
  expect(deleted.size).toBeGreaterThan(10)
  const queue = new Queue(settings, { data, clock: new Clock(), find: () => undefined })
  const left = queue.take(1_000_000).map(({ id }) => id)
  queue.close()
  expect(left).toEqual(expect.arrayContaining(idsAfter('sent ').filter((id) => !deleting.has(id))))
  expect(left.filter((id) => deleted.has(id))).toEqual([])
})
