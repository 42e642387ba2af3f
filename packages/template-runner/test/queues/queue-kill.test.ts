import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import { DataFolder } from '../../src/data/data-folder'
import { Queue } from '../../src/queues/queue'
import { newFolder, removeFolders } from '../support/temporary-folder'

afterEach(removeFolders)

const settings = {
  logicalId: 'Queue',
  name: 'queue',
  arn: 'arn:queue',
  visibilitySeconds: 60,
  retentionSeconds: 86_400,
}

/** Sends messages without end, deletes a third of them, and prints a line after each. */
const program = (data: string) => `
const { writeSync } = require('node:fs')
const { Clock } = require(${JSON.stringify(join(__dirname, '../../src/clock.ts'))})
const { Queue } = require(${JSON.stringify(join(__dirname, '../../src/queues/queue.ts'))})
const { DataFolder } = require(${JSON.stringify(join(__dirname, '../../src/data/data-folder.ts'))})
const deps = { data: new DataFolder(${JSON.stringify(data)}), clock: new Clock(), findQueue: () => undefined }
const queue = new Queue(${JSON.stringify(settings)}, deps)
for (let n = 0; ; n += 1) {
  const { id } = queue.send({ body: 'x'.repeat(5000) })
  writeSync(1, 'sent ' + id + '\\n')
  if (n % 3 === 0) {
    const [message] = queue.receive(1)
    writeSync(1, 'deleting ' + message.id + '\\n')
    queue.delete(message.receipt)
    writeSync(1, 'deleted ' + message.id + '\\n')
  }
}`

/** The lines that the program prints before it is killed. */
async function linesUntilKilled(data: string, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program(data)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.split('\n').length > lines) child.kill('SIGKILL')
  })
  await new Promise((ended) => child.once('close', ended))
  return output.split('\n').slice(0, -1)
}

it('a queue has every sent message and no deleted one after its process is killed', async () => {
  const data = newFolder()
  const printed = await linesUntilKilled(data, 200)
  const idsAfter = (word: string) =>
    printed.filter((line) => line.startsWith(word)).map((line) => line.split(' ')[1])
  const deleting = new Set(idsAfter('deleting '))
  const deleted = new Set(idsAfter('deleted '))
  expect(deleted.size).toBeGreaterThan(10)
  const queue = new Queue(settings, {
    data: new DataFolder(data),
    clock: new Clock(),
    findQueue: () => undefined,
  })
  const remaining = queue.receive(1_000_000).map(({ id }) => id)
  queue.close()
  expect(remaining).toEqual(expect.arrayContaining(idsAfter('sent ').filter((id) => !deleting.has(id))))
  expect(remaining.filter((id) => deleted.has(id))).toEqual([])
})
