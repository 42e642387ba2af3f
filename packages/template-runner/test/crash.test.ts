import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { CallHook } from '../src/aws/endpoint'
import { Clock } from '../src/clock'
import type { Run } from '../src/run'
import { eventually } from '../../../test/support/eventually'
import { sqsOf } from './operator'
import { bodiesIn, consuming, queueAssembly } from './queue-fixture'
import { endRuns, post, startSmall, subjectsIn } from './small-run'

afterEach(endRuns)

/** Crashes a function once, at its first call of an operation. */
function crashingOnce(functionName: string, operation: string, when: 'before' | 'after') {
  const hook: CallHook = async (call, phase) => {
    if (state.crashed || call.caller !== functionName || call.operation !== operation || phase !== when)
      return
    state.crashed = true
    await state.run?.crash(functionName)
  }
  const state: { crashed: boolean; run?: Run; hook: CallHook } = { crashed: false, hook }
  return state
}

describe('a hook around the calls of AWS', () => {
  it('hears of each call by its caller, service and operation, before and after', async () => {
    const heard: string[] = []
    const run = await startSmall({
      onCall: ({ caller, service, operation }, phase) =>
        void heard.push(`${phase} ${caller} ${service} ${operation}`),
    })
    await post(run, 'one')
    await eventually(() => expect(subjectsIn(run.data)).toEqual(['one']))
    await sqsOf(run)
      .send(new GetQueueAttributesCommand({ QueueUrl: 'none' }))
      .catch(() => {})
    await eventually(() =>
      expect(heard).toEqual([
        'before Things dynamodb TransactWriteItems',
        'after Things dynamodb TransactWriteItems',
        'before Publish events PutEvents',
        'after Publish events PutEvents',
        'before operator sqs GetQueueAttributes',
      ]),
    )
  })

  it('that rejects keeps the call from taking effect, and cuts the connection', async () => {
    const run = await startSmall({
      onCall: ({ operation }, phase) => {
        if (operation === 'TransactWriteItems' && phase === 'before') throw new Error('cut')
      },
    })
    expect((await post(run, 'one')).status).toBe(500)
    await post(run, 'two')
    expect(subjectsIn(run.data)).toEqual([])
  })
})

describe('a function that is crashed', () => {
  it('before its call takes effect has done nothing, and is invoked again', async () => {
    const seam = crashingOnce('Publish', 'PutEvents', 'before')
    const run = (seam.run = await startSmall({ onCall: seam.hook }))
    await post(run, 'one')
    await eventually(() => expect(subjectsIn(run.data)).toEqual(['one']))
    expect(seam.crashed).toBe(true)
  })

  it('after its call took effect has done it, and does it again', async () => {
    const seam = crashingOnce('Publish', 'PutEvents', 'after')
    const run = (seam.run = await startSmall({ onCall: seam.hook }))
    await post(run, 'one')
    await eventually(() => expect(subjectsIn(run.data)).toEqual(['one', 'one']))
  })

  it('while it answers a request fails it, and answers the next', async () => {
    const seam = crashingOnce('Things', 'TransactWriteItems', 'after')
    const run = (seam.run = await startSmall({ onCall: seam.hook }))
    expect((await post(run, 'one')).status).toBe(500)
    expect((await post(run, 'two')).status).toBe(201)
    await eventually(() => expect(subjectsIn(run.data)).toEqual(['one', 'two']))
  })

  it('while it has a batch of a queue gets its messages again when their time is over', async () => {
    const consume = consuming(
      `if (event.Records[0].attributes.ApproximateReceiveCount === '1') await new Promise(() => setInterval(() => {}, 1000))`,
    )
    const troubles: string[] = []
    const run = await startSmall({
      assembly: queueAssembly({ consume }),
      clock: new Clock(),
      onTrouble: (line) => troubles.push(line),
    })
    await post(run, 'one')
    await eventually(() => expect(bodiesIn(run.data)).toHaveLength(1))
    await run.crash('Consume')
    await eventually(() =>
      expect(troubles).toEqual([
        'QueueMapping: 1 message comes again (Runtime.ExitError: the function ended its process)',
      ]),
    )
    expect(run.queues.map(({ logicalId, inFlight }) => [logicalId, inFlight()])).toContainEqual(['Queue', 1])
    run.clock.moveBy(60_000)
    await eventually(() => expect(run.queues.map((queue) => queue.messages())).toEqual([0, 0]))
    expect(bodiesIn(run.data)).toHaveLength(2)
  })
})
