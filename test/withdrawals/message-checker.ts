/** Compares each posted message with what the model lets its subscriber see at that moment. */
import { canonical } from '../model/canonical'
import { matchesType, matchesKind, type Model, type RecordedChange, type Terms } from './model'
import {
  isModelled,
  keyOf,
  type ModelSubscriber,
  type HistoryTally,
  type MessageIdentity,
} from './model-subscriber'

/** The change or the withdrawal in a message. */
interface SentChange {
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
    private readonly tally: HistoryTally,
  ) {}

  /** The key of a message; throws if the message is wrong or should not have been sent. */
  keyOf(subscriber: ModelSubscriber, webhookId: string, body: string): string {
    const sent = JSON.parse(body) as { readonly type: string; readonly data: SentChange }
    const { id, subject, type } = sent.data
    requireEqual('webhook-id and the type', [webhookId, sent.type], [id, type])
    if (subscriber.isPaused) throw new Error(`A paused subscription gets ${body}.`)
    if (type.endsWith('.withdrawn')) return keyOf(this.withdrawal(subscriber, sent.data))
    if (isModelled(subject)) return keyOf(this.change(subscriber, sent.data))
    const { clearance, partnershipIds } = subscriber.terms
    if (clearance === 'internal' && !partnershipIds) return id
    throw new Error(`A subscriber must not get ${body}.`)
  }

  private change(subscriber: ModelSubscriber, sent: SentChange): MessageIdentity {
    const recorded = this.model.recorded.find(({ change }) => change.id === sent.id)
    if (!recorded) throw new Error(`No recorded change has the id ${sent.id}.`)
    const content = this.model.contentOf(recorded, subscriber.terms)
    const is = JSON.stringify(sent)
    if (!content) throw new Error(`A subscriber must not get ${is}.`)
    if (!this.termsSince(subscriber, recorded).some((terms) => matchesType(terms, sent.type)))
      throw new Error(`The types of the subscription do not match ${is}.`)
    requireEqual('data', sent.data, content.data)
    const fields = new Set(sent.changed?.map((pointer) => pointer.split('/')[1] ?? '*'))
    requireEqual('changed', [...fields].toSorted(), content.fields.toSorted())
    const isInternal = subscriber.terms.clearance === 'internal'
    if (!isInternal && ('actor' in sent || 'actorName' in sent || 'reason' in sent))
      throw new Error(`A subscriber below the clearance internal gets an actor or a reason: ${is}.`)
    return { subject: recorded.change.subject, recorded, isWithdrawal: false }
  }

  private withdrawal(subscriber: ModelSubscriber, sent: SentChange): MessageIdentity {
    const is = JSON.stringify(sent)
    const { id, subject, type, time, sequence } = sent
    requireEqual('fields', Object.keys(sent).toSorted(), ['id', 'sequence', 'subject', 'time', 'type'])
    const recorded = this.model.recorded.find(({ change }) => change.time === time)
    if (!recorded) throw new Error(`No change has the time of ${is}.`)
    if (this.model.isVisible(subscriber.terms, subject))
      throw new Error(`${is} withdraws a thing that is visible.`)
    const isHidden = this.termsSince(subscriber, recorded).some(
      (terms) => this.model.hiddenBy(recorded, terms).includes(subject) && matchesKind(terms, type),
    )
    if (!isHidden) throw new Error(`No change has hidden the thing from the subscriber that gets ${is}.`)
    if (recorded.at <= subscriber.from)
      throw new Error(`The thing was hidden before the subscription that gets ${is}.`)
    requireEqual('sequence', sequence, this.model.latest(subject, recorded.at)?.sequence)
    const identity = { subject, recorded, isWithdrawal: true }
    this.requireOwnId(keyOf(identity), id, type)
    return identity
  }

  /** A withdrawal has the same id for all subscribers and repetitions, and no other withdrawal has it. */
  private requireOwnId(key: string, id: string, type: string): void {
    const known = this.ids.get(key)
    if (known !== undefined) return requireEqual('id', id, known)
    if ([...this.ids.values()].includes(id)) throw new Error(`Two withdrawals have the id ${id}.`)
    this.ids.set(key, id)
    this.tally.withdrawals += 1
    if (type === 'book-entry.withdrawn') this.tally.ofEntries += 1
  }

  /** The current terms of a subscriber, and the earlier ones that ended after a change. */
  private termsSince = ({ terms, earlier }: ModelSubscriber, { at }: RecordedChange): Terms[] => [
    terms,
    ...earlier.filter(({ until }) => until >= at).map((each) => each.terms),
  ]
}

function requireEqual(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [found, expected].map(canonical)
  if (one !== other) throw new Error(`The ${what} should be ${other}, and is ${one}.`)
}
