/** The subscribed services of a history: what they are sent is judged, and what must arrive is awaited. */
import type { Attempted, DeliveryMessage } from '../../domain/delivery'
import type { Signed } from '../../lambdas/delivery/deliver'
import { Judge } from './judge'
import { asksFor, asksForKind, type Model, type Recorded, type Terms } from './model'
import { isModelled, keyOf, newReader, type Awaited, type Reader, type Tally, type Telling } from './reader'

type Told = Pick<DeliveryMessage, 'subject' | 'sequence' | 'withdraws'>

export class Readers {
  readonly all: Reader[] = []
  private readonly judge: Judge

  constructor(
    private readonly model: Model,
    private readonly tally: Tally,
  ) {
    this.judge = new Judge(model, tally)
  }

  add(id: string, url: string, terms: Terms): void {
    this.all.push(newReader(id, url, terms, this.model.now))
  }

  /** New terms; what a request was to bring by the old ones is not awaited any more. */
  change(reader: Reader, terms: Terms): void {
    reader.earlier.push({ terms: reader.terms, until: this.model.now })
    reader.terms = terms
    forgetRequests(reader)
  }

  pause(reader: Reader, isPaused: boolean): void {
    reader.isPaused = isPaused
    forgetRequests(reader)
  }

  /** A change is fanned out: from now on, what each reader is to be told of it is awaited. */
  hears(recorded: Recorded): void {
    for (const reader of this.all.filter(({ isPaused }) => !isPaused))
      this.await(reader, recorded, { asked: recorded.change.id, since: 0 })
  }

  /** The reader is to be told of a change as the terms are now, and of what it hides. */
  await(reader: Reader, recorded: Recorded, request: Pick<Awaited, 'asked' | 'since'>): void {
    const { type, subject } = recorded.change
    const { terms } = reader
    if (asksFor(terms, type) && this.model.contentOf(recorded, terms, recorded.at))
      push(reader, { subject, recorded, isWithdrawal: false, ...request })
    if (recorded.at <= reader.from) return
    for (const hidden of this.model.hiddenBy(recorded, terms))
      if (asksForKind(terms, this.model.latest(hidden)?.type ?? ''))
        push(reader, { subject: hidden, recorded, isWithdrawal: true, ...request })
  }

  /** One delivery is asked for again. */
  awaitAgain(reader: Reader, delivery: Told, asked: string): void {
    push(reader, { ...this.toldBy(delivery), asked, since: reader.received.length })
  }

  /** A message is about to be tried: what may not be sent at this moment need not arrive. */
  tries({ subscriptionId, asked, ...message }: DeliveryMessage): void {
    const reader = this.all.find(({ id }) => id === subscriptionId)
    if (!reader || !isModelled(message.subject)) return
    const told = this.toldBy(message)
    if (!reader.isPaused && this.maySend(reader, told)) return
    const key = keyOf(told)
    if (asked > (reader.skipped.get(key) ?? '')) reader.skipped.set(key, asked)
    reader.awaited = reader.awaited.filter((each) => keyOf(each) !== key || each.asked > asked)
  }

  /** Takes a message; what is sent to a reader that is down is judged too, since it has left the registry. */
  readonly post = async ({ url, id, body }: Signed): Promise<Attempted> => {
    const reader = this.all.find((each) => each.url === url)
    if (!reader) throw new Error(`No reader is at ${url}.`)
    const key = this.judge.keyOf(reader, id, body)
    if (reader.isDown) {
      this.tally.refused += 1
      return { outcome: 'refused', status: 500, ms: 1 }
    }
    this.tally.messages += 1
    if (reader.received.includes(key)) this.tally.repeats += 1
    reader.received.push(key)
    return { outcome: 'delivered', status: 204, ms: 1 }
  }

  /** When nothing is on its way any more: all that had to arrive has. */
  requireAll(): void {
    for (const { terms, awaited, received } of this.all) {
      const missing = awaited.find((each) => !received.slice(each.since).includes(keyOf(each)))
      if (missing) throw new Error(`${JSON.stringify(terms)} was not sent the ${keyOf(missing)}.`)
    }
  }

  private maySend({ terms }: Reader, { subject, recorded, isWithdrawal }: Telling): boolean {
    if (isWithdrawal) return !this.model.isSeen(terms, subject)
    return this.model.contentOf(recorded, terms) !== undefined
  }

  private toldBy({ subject, sequence, withdraws }: Told): Telling {
    const recorded = this.model.recorded.find(
      ({ change }) => change.subject === subject && change.sequence === sequence,
    )
    if (!recorded) throw new Error(`There is no change ${sequence} of ${subject}.`)
    return { subject: withdraws?.subject ?? subject, recorded, isWithdrawal: withdraws !== undefined }
  }
}

/** What was tried in vain for this request, or for a later one, is not tried again. */
function push({ awaited, skipped }: Reader, each: Awaited): void {
  if (each.asked > (skipped.get(keyOf(each)) ?? '')) awaited.push(each)
}

function forgetRequests(reader: Reader): void {
  reader.awaited = reader.awaited.filter(({ asked, recorded }) => asked === recorded.change.id)
}
