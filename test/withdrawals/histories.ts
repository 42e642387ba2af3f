/** Random histories, as plain values that fast-check makes, shrinks and prints. A choice is an index of an existing thing. */
import * as fc from 'fast-check'
import type { TypePattern } from '../../contract/subscriptions/schemas'
import type { VisitStatus } from '../../contract/visits/schemas'
import type { Visibility } from './model'

export const PARTNERSHIPS = ['istanbul', 'paris'] as const

export interface TermsOf {
  readonly types: TypePattern[]
  readonly clearance: Visibility
  readonly partnershipIds: string[] | null
}

/** What happens to a visit. */
export type VisitStep =
  | { readonly do: 'show visit'; readonly visibility: Visibility }
  | { readonly do: 'change partnership'; readonly partnership: string | null }
  | { readonly do: 'note visit' | 'set outcome' | 'draft' | 'approve' | 'unapprove' }
  | { readonly do: 'step'; readonly status: VisitStatus }

/** What happens to an entry. */
export type EntryStep =
  | { readonly do: 'show entry'; readonly visibility: Visibility }
  | { readonly do: 'move entry'; readonly to: number | null }
  | { readonly do: 'note entry' | 'correct place' | 'void entry' }

/** What happens to a subscription, which may be a new one. */
export type SubscriberStep =
  | { readonly do: 'subscribe'; readonly terms: TermsOf }
  | { readonly do: 'change terms'; readonly terms: TermsOf }
  | { readonly do: 'pause' | 'resume' | 'go down' | 'come up' | 'replay' }
  | { readonly do: 'redeliver'; readonly delivery: number }

/** What is recorded anew. */
export type RecordStep =
  | { readonly do: 'record visit'; readonly visibility: Visibility; readonly partnership: string | null }
  | { readonly do: 'sign'; readonly visibility: Visibility; readonly visit: number | null }

/** What the queues do. */
export type QueueStep =
  | { readonly do: 'fan out' | 'deliver'; readonly order: number[]; readonly twice: boolean }
  | { readonly do: 'wait'; readonly seconds: number }

/** `on` says what kind of thing, and `which` of those there are. */
export type Step =
  | ({ readonly on: 'registry' } & RecordStep)
  | ({ readonly on: 'queue' } & QueueStep)
  | ({ readonly on: 'visit'; readonly which: number } & VisitStep)
  | ({ readonly on: 'entry'; readonly which: number } & EntryStep)
  | ({ readonly on: 'subscriber'; readonly which: number } & SubscriberStep)

export interface History {
  readonly subscribers: TermsOf[]
  /** What is recorded at first. */
  readonly visits: Step[]
  readonly entries: Step[]
  readonly steps: Step[]
}

const visibility = fc.constantFrom<Visibility[]>('public', 'press', 'internal')
const mostlyPublic = fc.constantFrom<Visibility[]>('public', 'public', 'public', 'press', 'internal')
const partnership = fc.constantFrom<(string | null)[]>(...PARTNERSHIPS, null)
const choice = fc.nat(9)
const choiceOrNone: fc.Arbitrary<number | null> = fc.option(choice, { freq: 6 })

const types = fc.constantFrom<TypePattern[][]>(
  ['*'],
  ['visit.*', 'book-entry.*'],
  ['visit.*'],
  ['visit.completed'],
  ['book-entry.*'],
  ['book-entry.voided', 'visit.updated'],
)
const partnershipIds = fc.constantFrom<(string[] | null)[]>(null, ['istanbul'], ['paris'], [...PARTNERSHIPS])
const terms: fc.Arbitrary<TermsOf> = fc.record({ types, clearance: mostlyPublic, partnershipIds })

const statuses = fc.constantFrom<VisitStatus[]>('confirmed', 'completed', 'cancelled', 'void')
const order = fc.array(fc.nat(99), { minLength: 1, maxLength: 8 })

const registry = { on: fc.constant('registry' as const) }
const queue = { on: fc.constant('queue' as const) }
const visit = { on: fc.constant('visit' as const), which: choice }
const entry = { on: fc.constant('entry' as const), which: choice }
const subscriber = { on: fc.constant('subscriber' as const), which: choice }
/** One of these, as its own type. */
const doing = <Name extends string>(...names: Name[]) => ({ do: fc.constantFrom(...names) })

const recordVisit: fc.Arbitrary<Step> = fc.record({
  ...registry,
  ...doing('record visit'),
  visibility: mostlyPublic,
  partnership: fc.constantFrom(...PARTNERSHIPS, ...PARTNERSHIPS, null),
})
const sign: fc.Arbitrary<Step> = fc.record({
  ...registry,
  ...doing('sign'),
  visibility: mostlyPublic,
  visit: choiceOrNone,
})

const WEIGHTED: readonly (readonly [weight: number, step: fc.Arbitrary<Step>])[] = [
  [1, recordVisit],
  [2, sign],
  [4, fc.record({ ...visit, ...doing('show visit'), visibility })],
  [5, fc.record({ ...visit, ...doing('change partnership'), partnership })],
  [5, fc.record({ ...visit, ...doing('note visit', 'set outcome', 'draft', 'approve', 'unapprove') })],
  [2, fc.record({ ...visit, ...doing('step'), status: statuses })],
  [2, fc.record({ ...entry, ...doing('show entry'), visibility })],
  [3, fc.record({ ...entry, ...doing('move entry'), to: choiceOrNone })],
  [3, fc.record({ ...entry, ...doing('note entry', 'correct place', 'void entry') })],
  [1, fc.record({ ...subscriber, ...doing('subscribe'), terms })],
  [1, fc.record({ ...subscriber, ...doing('change terms'), terms })],
  [5, fc.record({ ...subscriber, ...doing('pause', 'resume', 'go down', 'come up', 'replay') })],
  [2, fc.record({ ...subscriber, ...doing('redeliver'), delivery: choice })],
  [12, fc.record({ ...queue, ...doing('fan out', 'deliver'), order, twice: fc.boolean() })],
  [2, fc.record({ ...queue, ...doing('wait'), seconds: fc.constantFrom(5, 300, 3600) })],
]
const step = fc.oneof(...WEIGHTED.map(([weight, arbitrary]) => ({ weight, arbitrary })))

export const histories: fc.Arbitrary<History> = fc.record({
  subscribers: fc.array(terms, { minLength: 1, maxLength: 4 }),
  visits: fc.array(recordVisit, { minLength: 1, maxLength: 3, size: 'max' }),
  entries: fc.array(sign, { maxLength: 2, size: 'max' }),
  steps: fc.array(step, { minLength: 1, maxLength: 50, size: 'max' }),
})
