/**
 * A run in a process of its own, whose memory a test can search. Prints the address and a token as JSON; then, for each text
 * that it reads, how many numbers of `<text>-<number>` its heap holds, once the queues have one message at most.
 */
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { getHeapSnapshot } from 'node:v8'
import { startRun } from '../../src/run'
import { loggingConsumer, queueAssembly } from './queue-assembly'

/** The consumer fails for things whose id is `stuck`. */
const consume = loggingConsumer(
  `const stuck = event.Records.filter(({ body }) => JSON.parse(body).detail.subject === 'stuck')
  return { batchItemFailures: stuck.map(({ messageId }) => ({ itemIdentifier: messageId })) }`,
)

async function main(data: string): Promise<void> {
  // Each environment may hold its last batch until the next one: few environments, and small batches.
  const mapping = { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } }
  const run = await startRun({ assembly: queueAssembly({ consume, mapping }), data, port: 0 })
  const token = await run.issuer.mint({ scope: 'small/read small/write' })
  console.log(JSON.stringify({ url: run.url, token }))
  for await (const prefix of createInterface({ input: process.stdin })) {
    while (run.queues.reduce((sum, queue) => sum + queue.messages(), 0) > 1) await pause(50)
    const heap = await text(getHeapSnapshot())
    const found = heap.match(new RegExp(`${prefix}-\\d+`, 'g')) ?? []
    console.log(new Set(found).size)
  }
  await run.stop()
}

void main(process.argv[2] ?? '').then(() => process.exit())
