/** The function that takes every change from the bus to the subscriptions that are to hear of it. */
import type { SQSRecord } from 'aws-lambda'
import type { Change } from '../../contract/changes'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { fanOut } from './fan-out'
import type { FanOutStore } from './fan-out-store'
import { stepReplay, type Replay } from './replay'
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { openQueue, type Queue } from '../aws/queue'
import { serveQueue, type Taken } from '../aws/queue-batch'
import { openStore } from '../table/store'
import { openTable } from '../table/table'

/** What comes: a change in its envelope from the bus, or a replay that goes on. */
type Body = { readonly detail: Change } | { readonly replay: Replay }

export interface FanOutFunctionDeps {
  readonly store: FanOutStore
  /** Where this function hears from; replays go on there. */
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

export const handler = serveQueue(({ body }) => take(body, (deps ??= open())))

/** Everything is sent before the message is done with: one that comes again sends all of it again, and harms nobody. */
export async function take(
  body: SQSRecord['body'],
  { store, announced, deliveries }: FanOutFunctionDeps,
): Promise<Taken> {
  const message = JSON.parse(body) as Body
  if ('replay' in message) {
    const { messages, rest } = await stepReplay(message.replay, store)
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
