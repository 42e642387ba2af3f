import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { CallHook } from '../src/aws/endpoint'
import { Clock } from '../src/clock'
import type { Run } from '../src/run'
import { eventually } from './support/eventually'
import { sqsOf } from './support/operator'
import { loggedBodies, loggingConsumer, queueAssembly } from './support/queue-assembly'
import { stopRuns, postThing, startSmallRun, eventSubjects } from './support/small-run'

afterEach(stopRuns)

/** A hook that crashes a function once, at its first call of an operation. */
function crashOnce(functionName: string, operation: string, crashPhase: 'before' | 'after') {
  const hook: CallHook = async (call, phase) => {
    if (state.crashed || call.caller !== functionName || call.operation !== operation || phase !== crashPhase)
      return
    state.crashed = true
    await state.run?.crash(functionName)
  }
  const state: { crashed: boolean; run?: Run; hook: CallHook } = { crashed: false, hook }
  return state
}

describe('onCall', () => {
  it('is called before and after each AWS call, with caller, service and operation', async () => {
    const calls: string[] = []
    const run = await startSmallRun({
      onCall: ({ caller, service, operation }, phase) =>
        void calls.push(`${phase} ${caller} ${service} ${operation}`),
    })
    await postThing(run, 'one')
    await eventually(() => expect(eventSubjects(run.data)).toEqual(['one']))
    await sqsOf(run)
      .send(new GetQueueAttributesCommand({ QueueUrl: 'none' }))
      .catch(() => {})
    await eventually(() =>
      expect(calls).toEqual([
        'before Things dynamodb TransactWriteItems',
        'after Things dynamodb TransactWriteItems',
        'before Publish events PutEvents',
        'after Publish events PutEvents',
        'before operator sqs GetQueueAttributes',
      ]),
    )
  })

  it('prevents a call and closes the connection when it rejects before the call', async () => {
    const run = await startSmallRun({
      onCall: ({ operation }, phase) => {
        if (operation === 'TransactWriteItems' && phase === 'before') throw new Error('cut')
      },
    })
    expect((await postThing(run, 'one')).status).toBe(500)
    await postThing(run, 'two')
    expect(eventSubjects(run.data)).toEqual([])
  })
})

describe('a crashed function', () => {
  it('is invoked again after a crash before its call takes effect', async () => {
    const crash = crashOnce('Publish', 'PutEvents', 'before')
    const run = (crash.run = await startSmallRun({ onCall: crash.hook }))
    await postThing(run, 'one')
    await eventually(() => expect(eventSubjects(run.data)).toEqual(['one']))
    expect(crash.crashed).toBe(true)
  })

  it('repeats its call after a crash after the call took effect', async () => {
    const crash = crashOnce('Publish', 'PutEvents', 'after')
    const run = (crash.run = await startSmallRun({ onCall: crash.hook }))
    await postThing(run, 'one')
    await eventually(() => expect(eventSubjects(run.data)).toEqual(['one', 'one']))
  })

  it('fails the current request and responds to the next', async () => {
    const crash = crashOnce('Things', 'TransactWriteItems', 'after')
    const run = (crash.run = await startSmallRun({ onCall: crash.hook }))
    expect((await postThing(run, 'one')).status).toBe(500)
    expect((await postThing(run, 'two')).status).toBe(201)
    await eventually(() => expect(eventSubjects(run.data)).toEqual(['one', 'two']))
  })

  it('receives the messages of its batch again after the visibility timeout', async () => {
    const consume = loggingConsumer(
      `if (event.Records[0].attributes.ApproximateReceiveCount === '1') await new Promise(() => setInterval(() => {}, 1000))`,
    )
    const warnings: string[] = []
    const run = await startSmallRun({
      assembly: queueAssembly({ consume }),
      clock: new Clock(),
      onWarning: (line) => warnings.push(line),
    })
    await postThing(run, 'one')
    await eventually(() => expect(loggedBodies(run.data)).toHaveLength(1))
    await run.crash('Consume')
    await eventually(() =>
      expect(warnings).toEqual([
        'QueueMapping: 1 message will be retried (Runtime.ExitError: the function ended its process)',
      ]),
    )
    expect(run.queues.map(({ logicalId, inFlight }) => [logicalId, inFlight()])).toContainEqual(['Queue', 1])
    run.clock.moveBy(60_000)
    await eventually(() => expect(run.queues.map((queue) => queue.messages())).toEqual([0, 0]))
    expect(loggedBodies(run.data)).toHaveLength(2)
  })
})
