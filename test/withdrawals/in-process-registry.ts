/**
 * The product from a recorded change to the attempt of its delivery, in one process over one table. The test sets the
 * clock.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../lambdas/table/table'
import type { Entry } from '../../contract/books/schemas'
import type { Change } from '../../contract/changes'
import { subscriptionInput, type ReplayInput, type Subscription } from '../../contract/subscriptions/schemas'
import { visitInput, type Visit, type VisitStatus } from '../../contract/visits/schemas'
import type { Changed, Moment } from '../../domain/shared/change'
import type { DeliveryMessage } from '../../domain/notifications/delivery'
import { correctEntry, signBook, voidEntry } from '../../domain/books/entry'
import {
  recordSubscription,
  requestRedelivery,
  requestReplay,
  subscriptionSubject,
  updateSubscription,
} from '../../domain/notifications/subscription'
import {
  correctVisit,
  recordVisit,
  changeVisitStatus,
  updateVisit,
  visitSubject,
} from '../../domain/visits/visit'
import { deliver, type DeliverDeps } from '../../lambdas/deliver/deliver'
import { handleMessage } from '../../lambdas/fan-out/handler'
import { bookItem, readBook } from '../../lambdas/books/book'
import { openDeliveries, type Deliveries } from '../../lambdas/subscriptions/deliveries'
import { entryRecord } from '../../lambdas/books/record'
import { visitSummary, visitRecord } from '../../lambdas/visits/record'
import { openStore, type Store } from '../../lambdas/table/store'
import type { StoredThing } from '../../lambdas/table/record'
import { subscriptionItems } from '../../lambdas/subscriptions/record'
import type { Write } from '../../lambdas/table/write'
import { changeItem, thingItems } from '../../lambdas/table/write-items'
import { archiveEntryBody, archiveVisitBody, BERLIN, entryOf, understood } from '../domain/shared/builders'
import { SECRET, subscriptionBody } from '../domain/notifications/builders'
import { UnorderedQueue } from './unordered-queue'

export const BOOKS = ['golden-book', 'guest-book']

type WriteResult<Thing = object> = Promise<Change<Thing> | undefined>

/** The change that was recorded; throws if there is none. */
export async function requireRecorded<Data>(change: WriteResult<Data>): Promise<Change<Data>> {
  const made = await change
  if (!made) throw new Error('Nothing was recorded.')
  return made
}

export class InProcessRegistry {
  now = new Date('2026-11-17T09:00:00.000Z')
  readonly store: Store
  readonly deliveries: Deliveries
  /** The queue to the fan-out: changes, and the next steps of replays. */
  readonly announced = new UnorderedQueue(() => this.now)
  readonly messages = new UnorderedQueue(() => this.now)
  /** Messages whose last attempt has failed. */
  readonly deadLetters: DeliveryMessage[] = []

  constructor(
    table: string,
    client: DynamoDBDocumentClient,
    private readonly post: DeliverDeps['post'],
  ) {
    const clock = { now: () => this.now, newId: () => uuidv7({ msecs: this.now.getTime() }) }
    this.store = openStore(openTable(table, client), clock)
    this.deliveries = openDeliveries(openTable(table, client), clock.now)
  }

  advanceClock(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000)
  }

  recordVisit = (fields: object): WriteResult<Visit> =>
    this.write(async (moment) => {
      const body = understood(visitInput, archiveVisitBody(fields))
      return visitWrite(recordVisit(body, BERLIN, moment))
    })

  /** Patches a visit; corrects it if it is completed or cancelled. */
  patchVisit = (id: string, patch: object): WriteResult<Visit> =>
    this.change<Visit>(visitSubject(id), (before, moment) => {
      const isOver = before.thing.status === 'completed' || before.thing.status === 'cancelled'
      const next = isOver
        ? correctVisit(before.thing, { patch, reason: 'Known better' }, BERLIN, moment)
        : updateVisit(before.thing, patch, BERLIN, moment)
      return next && visitWrite(next, before)
    })

  changeVisitStatus = (id: string, status: VisitStatus): WriteResult<Visit> =>
    this.change<Visit>(visitSubject(id), (before, moment) =>
      visitWrite(changeVisitStatus(before.thing, { status, reason: 'As agreed' }, BERLIN, moment), before),
    )

  sign = (fields: object, name = 'golden-book'): WriteResult<Entry> =>
    this.write(async (moment) => {
      const before = await readBook(this.store, name)
      const { thing, change, book } = signBook(before, entryOf(archiveEntryBody(fields)), moment)
      return { change, items: [bookItem(book, before), ...thingItems(entryRecord(thing), change)] }
    })

  correctEntry = (subject: string, patch: object): WriteResult<Entry> =>
    this.change<Entry>(subject, (before, moment) => {
      const next = correctEntry(before.thing, { patch, reason: 'Misread' }, moment)
      return next && entryWrite(next, before.thing)
    })

  voidEntry = (subject: string): WriteResult<Entry> =>
    this.change<Entry>(subject, ({ thing }, moment) =>
      entryWrite(voidEntry(thing, 'Not signed', moment), thing),
    )

  subscribe = async (fields: object): Promise<Subscription> => {
    const change = this.write(async (moment) => {
      const next = recordSubscription(understood(subscriptionInput, subscriptionBody(fields)), moment)
      return { change: next.change, items: subscriptionItems(next, undefined, { current: SECRET }) }
    })
    return (await requireRecorded(change)).data
  }

  changeSubscription = (id: string, patch: object): WriteResult<Subscription> =>
    this.change<Subscription>(subscriptionSubject(id), ({ thing }, moment) => {
      const next = updateSubscription(thing, patch, moment)
      return next && { change: next.change, items: subscriptionItems(next, thing) }
    })

  /** Requests a redelivery, as an administrator; undefined if there is no such delivery. */
  redeliver = (subscriptionId: string, deliveryId: string): WriteResult =>
    this.change<Subscription, object>(subscriptionSubject(subscriptionId), async ({ thing }, moment) => {
      const kept = await this.deliveries.read(subscriptionId, deliveryId)
      if (!kept) return undefined
      const change = requestRedelivery(thing, kept, moment)
      return { change, items: [changeItem(change)] }
    })

  replay = (subscriptionId: string, days: ReplayInput): WriteResult =>
    this.change<Subscription, object>(subscriptionSubject(subscriptionId), ({ thing }, moment) => {
      const change = requestReplay(thing, days, moment)
      return { change, items: [changeItem(change)] }
    })

  /** Runs the fan-out of an announced change or replay. */
  fanOut = async (body: object): Promise<void> => {
    const queues = { announced: this.announced, deliveries: this.messages }
    await handleMessage(JSON.stringify(body), { store: { ...this.store, books: BOOKS }, ...queues })
  }

  /** Attempts a message once, and queues it again if another attempt is due. */
  deliver = async (message: DeliveryMessage): Promise<void> => {
    const { store, deliveries, post } = this
    const sendToDeadLetters = async (failed: DeliveryMessage) => void this.deadLetters.push(failed)
    const sources = { lane: 'retry', now: () => this.now, random: () => 0.5 } as const
    const delivered = await deliver(message, { store, deliveries, post, sendToDeadLetters, ...sources })
    if (delivered.kind === 'retry') this.messages.add(message, delivered.seconds)
  }

  private change<Thing, Data = Thing>(
    subject: string,
    decide: (before: StoredThing<Thing>, moment: Moment) => Awaitable<WriteOf<Data> | undefined>,
  ): WriteResult<Data> {
    return this.write(async (moment) => {
      const before = await this.store.read<Thing>(subject)
      if (!before) throw new Error(`There is no ${subject}.`)
      return await decide(before, moment)
    })
  }

  /** Records a change a second after the previous one, and announces it. */
  private async write<Data>(
    decide: (moment: Moment) => Promise<WriteOf<Data> | undefined>,
  ): Promise<Change<Data> | undefined> {
    this.advanceClock(1)
    let made: Change<Data> | undefined
    await this.store.write({ actor: 'office' }, async (moment) => {
      const next = await decide(moment)
      made = next?.change
      return next ?? { subject: 'nothing', sequence: 1, data: undefined }
    })
    if (made) this.announced.add({ detail: made })
    return made
  }
}

type Awaitable<T> = T | Promise<T>
type WriteOf<Data> = Write & { readonly change: Change<Data> }

function visitWrite({ thing, change }: Changed<Visit>, before?: StoredThing<Visit>): WriteOf<Visit> {
  const record = visitRecord(thing, visitSummary(thing, [], BERLIN))
  return {
    change,
    items: thingItems(record, change, before && visitRecord(before.thing, before.listSummary)),
  }
}

const entryWrite = ({ thing, change }: Changed<Entry>, before: Entry): WriteOf<Entry> => ({
  change,
  items: thingItems(entryRecord(thing), change, entryRecord(before)),
})
