/** The function that queues the messages of a change to all subscriptions that it reaches. */
import type { SQSRecord } from 'aws-lambda'
import type { Change } from '../../contract/changes'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { fanOut } from './fan-out'
import type { FanOutStore } from './fan-out-store'
import { runReplayStep, type Replay } from './replay'
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { openQueue, type Queue } from '../aws/queue'
import { handleQueue, type MessageResult } from '../aws/queue-batch'
import { openStore } from '../table/store'
import { openTable } from '../table/table'

/** A message: an event of the bus with a change, or the next step of a replay. */
type Body = { readonly detail: Change } | { readonly replay: Replay }

export interface FanOutFunctionDeps {
  readonly store: FanOutStore
  /** The function's own source queue, through which a replay continues. */
  readonly announced: Pick<Queue, 'send'>
  readonly deliveries: Pick<Queue, 'send'>
}

let deps: FanOutFunctionDeps | undefined

const open = (): FanOutFunctionDeps => ({
  store: {
    ...openStore(openTable(required('TABLE_NAME')), systemClock),
    books: required('BOOKS').split(','),
  },
  announced: openQueue(required('ANNOUNCED_QUEUE_URL')),
  deliveries: openQueue(required('DELIVERIES_QUEUE_URL')),
})

export const handler = handleQueue(({ body }) => handleMessage(body, (deps ??= open())))

/** Sends everything before the message is deleted. A retried message sends everything again, which is idempotent. */
export async function handleMessage(
  body: SQSRecord['body'],
  { store, announced, deliveries }: FanOutFunctionDeps,
): Promise<MessageResult> {
  const message = JSON.parse(body) as Body
  if ('replay' in message) {
    const { messages, rest } = await runReplayStep(message.replay, store)
    await sendAll(messages, deliveries)
    if (rest)
      await announced.send([
        { body: { replay: rest.replay }, group: rest.replay.subscriptionId, delaySeconds: rest.delaySeconds },
      ])
    return 'done'
  }
  const { messages, replay } = await fanOut(message.detail, store)
  await sendAll(messages, deliveries)
  if (replay) await announced.send([{ body: { replay }, group: replay.subscriptionId }])
  return 'done'
}

const sendAll = (messages: readonly DeliveryMessage[], queue: Pick<Queue, 'send'>): Promise<void> =>
  queue.send(messages.map((message) => ({ body: message, group: message.subscriptionId })))
