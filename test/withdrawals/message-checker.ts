/** Checks each posted message against what its subscriber may be sent at that moment. */
import { canonical } from '../model/canonical'
import { matchesType, matchesKind, type Model, type Recorded, type Terms } from './model'
import { isModelled, keyOf, type Subscriber, type Tally, type MessageIdentity } from './subscriber'

/** A change or a withdrawal, as it is sent. */
interface Sent {
  readonly id: string
  readonly type: string
  readonly time: string
  readonly subject: string
  readonly sequence: number
  readonly data?: object
  readonly changed?: readonly string[]
}

export class MessageChecker {
  /** The ids of withdrawals, by the key of the message. */
  private readonly ids = new Map<string, string>()

  constructor(
    private readonly model: Model,
    private readonly tally: Tally,
  ) {}

  /** The key of a message; throws if the message is wrong or should not have been sent. */
  keyOf(subscriber: Subscriber, webhookId: string, body: string): string {
    const sent = JSON.parse(body) as { readonly type: string; readonly data: Sent }
    const { id, subject, type } = sent.data
    requireSame('webhook-id and the type', [webhookId, sent.type], [id, type])
    if (subscriber.isPaused) throw new Error(`A paused subscriber is sent ${body}.`)
    if (type.endsWith('.withdrawn')) return keyOf(this.withdrawal(subscriber, sent.data))
    if (isModelled(subject)) return keyOf(this.change(subscriber, sent.data))
    const { clearance, partnershipIds } = subscriber.terms
    if (clearance === 'internal' && !partnershipIds) return id
    throw new Error(`A subscriber may not be sent ${body}.`)
  }

  private change(subscriber: Subscriber, sent: Sent): MessageIdentity {
    const recorded = this.model.recorded.find(({ change }) => change.id === sent.id)
    if (!recorded) throw new Error(`Nothing is recorded of ${sent.id}.`)
    const content = this.model.contentOf(recorded, subscriber.terms)
    const is = JSON.stringify(sent)
    if (!content) throw new Error(`A subscriber may not be sent ${is}.`)
    if (!this.termsSince(subscriber, recorded).some((terms) => matchesType(terms, sent.type)))
      throw new Error(`A subscriber has not cause for ${is}.`)
    requireSame('data', sent.data, content.data)
    const fields = new Set(sent.changed?.map((pointer) => pointer.split('/')[1] ?? '*'))
    requireSame('changed', [...fields].toSorted(), content.fields.toSorted())
    const isInternal = subscriber.terms.clearance === 'internal'
    if (!isInternal && ('actor' in sent || 'actorName' in sent || 'reason' in sent))
      throw new Error(`A subscriber is sent actor, name or reason: ${is}.`)
    return { subject: recorded.change.subject, recorded, isWithdrawal: false }
  }

  private withdrawal(subscriber: Subscriber, sent: Sent): MessageIdentity {
    const is = JSON.stringify(sent)
    const { id, subject, type, time, sequence } = sent
    requireSame('fields', Object.keys(sent).toSorted(), ['id', 'sequence', 'subject', 'time', 'type'])
    const recorded = this.model.recorded.find(({ change }) => change.time === time)
    if (!recorded) throw new Error(`No change is of the time of ${is}.`)
    if (this.model.isSeen(subscriber.terms, subject))
      throw new Error(`${is} withdraws a thing that is visible.`)
    const isHidden = this.termsSince(subscriber, recorded).some(
      (terms) => this.model.hiddenBy(recorded, terms).includes(subject) && matchesKind(terms, type),
    )
    if (!isHidden) throw new Error(`Nothing was hidden from a subscriber that is sent ${is}.`)
    if (recorded.at <= subscriber.from)
      throw new Error(`A subscriber has never seen what is withdrawn by ${is}.`)
    requireSame('sequence', sequence, this.model.latest(subject, recorded.at)?.sequence)
    const identity = { subject, recorded, isWithdrawal: true }
    this.requireOwnId(keyOf(identity), id, type)
    return identity
  }

  /** Each withdrawal has one id, for all subscribers and repeats, and no two withdrawals share one. */
  private requireOwnId(key: string, id: string, type: string): void {
    const known = this.ids.get(key)
    if (known !== undefined) return requireSame('id', id, known)
    if ([...this.ids.values()].includes(id)) throw new Error(`Two withdrawals have the id ${id}.`)
    this.ids.set(key, id)
    this.tally.withdrawals += 1
    if (type === 'book-entry.withdrawn') this.tally.ofEntries += 1
  }

  /** The terms that a subscriber has had since a change. */
  private termsSince = ({ terms, earlier }: Subscriber, { at }: Recorded): Terms[] => [
    terms,
    ...earlier.filter(({ until }) => until >= at).map((each) => each.terms),
  ]
}

function requireSame(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [found, expected].map(canonical)
  if (one !== other) throw new Error(`The ${what} should be ${other}, and is ${one}.`)
}
