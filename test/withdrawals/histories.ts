/**
 * Random histories, as plain values that fast-check generates, shrinks and prints. A choice is the index of an
 * existing thing.
 */
import * as fc from 'fast-check'
import type { TypePattern } from '../../contract/subscriptions/schemas'
import type { VisitStatus } from '../../contract/visits/schemas'
import type { Visibility } from './model'

export const PARTNERSHIPS = ['istanbul', 'paris'] as const

/** The terms of a subscription, as a request has them. */
export interface TermsInput {
  readonly types: TypePattern[]
  readonly clearance: Visibility
  readonly partnershipIds: string[] | null
}

/** A change of a visit. */
export type VisitStep =
  | { readonly do: 'set visit visibility'; readonly visibility: Visibility }
  | { readonly do: 'change visit partnership'; readonly partnership: string | null }
  | {
      readonly do:
        | 'change visit notes'
        | 'set visit outcome'
        | 'add draft'
        | 'approve statements'
        | 'retract statements'
    }
  | { readonly do: 'change visit status'; readonly status: VisitStatus }

/** A change of an entry. */
export type EntryStep =
  | { readonly do: 'set entry visibility'; readonly visibility: Visibility }
  | { readonly do: 'change visit of entry'; readonly to: number | null }
  | { readonly do: 'change entry notes' | 'correct entry place' | 'void entry' }

/** A new subscription, a request to one, or a change of its subscriber, which fails while it is down. */
export type SubscriberStep =
  | { readonly do: 'subscribe'; readonly terms: TermsInput }
  | { readonly do: 'change terms'; readonly terms: TermsInput }
  | { readonly do: 'pause' | 'resume' | 'go down' | 'come up' | 'replay' }
  | { readonly do: 'redeliver'; readonly delivery: number }

/** A new visit or entry. */
export type RecordStep =
  | { readonly do: 'record visit'; readonly visibility: Visibility; readonly partnership: string | null }
  | { readonly do: 'sign entry'; readonly visibility: Visibility; readonly visit: number | null }

/** Messages that leave a queue, or time that passes. */
export type QueueStep =
  | { readonly do: 'fan out' | 'deliver'; readonly order: number[]; readonly twice: boolean }
  | { readonly do: 'advance clock'; readonly seconds: number }

/** `on` is the kind of thing that the step concerns; `which` chooses one of the existing ones. */
export type HistoryStep =
  | ({ readonly on: 'registry' } & RecordStep)
  | ({ readonly on: 'queue' } & QueueStep)
  | ({ readonly on: 'visit'; readonly which: number } & VisitStep)
  | ({ readonly on: 'entry'; readonly which: number } & EntryStep)
  | ({ readonly on: 'subscriber'; readonly which: number } & SubscriberStep)

export interface History {
  readonly subscribers: TermsInput[]
  /** The visits and entries that are recorded first. */
  readonly visits: HistoryStep[]
  readonly entries: HistoryStep[]
  readonly steps: HistoryStep[]
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
const terms: fc.Arbitrary<TermsInput> = fc.record({ types, clearance: mostlyPublic, partnershipIds })

const statuses = fc.constantFrom<VisitStatus[]>(
  'planned',
  'confirmed',
  'postponed',
  'completed',
  'cancelled',
  'void',
)
const order = fc.array(fc.nat(99), { minLength: 1, maxLength: 8 })

const registry = { on: fc.constant('registry' as const) }
const queue = { on: fc.constant('queue' as const) }
const visit = { on: fc.constant('visit' as const), which: choice }
const entry = { on: fc.constant('entry' as const), which: choice }
const subscriber = { on: fc.constant('subscriber' as const), which: choice }
/** One of these steps, with the names as its type. */
const doOneOf = <Name extends string>(...names: Name[]) => ({ do: fc.constantFrom(...names) })

const recordVisit: fc.Arbitrary<HistoryStep> = fc.record({
  ...registry,
  ...doOneOf('record visit'),
  visibility: mostlyPublic,
  partnership: fc.constantFrom(...PARTNERSHIPS, ...PARTNERSHIPS, null),
})
const sign: fc.Arbitrary<HistoryStep> = fc.record({
  ...registry,
  ...doOneOf('sign entry'),
  visibility: mostlyPublic,
  visit: choiceOrNone,
})

const WEIGHTED: readonly (readonly [weight: number, step: fc.Arbitrary<HistoryStep>])[] = [
  [1, recordVisit],
  [2, sign],
  [4, fc.record({ ...visit, ...doOneOf('set visit visibility'), visibility })],
  [5, fc.record({ ...visit, ...doOneOf('change visit partnership'), partnership })],
  [
    5,
    fc.record({
      ...visit,
      ...doOneOf(
        'change visit notes',
        'set visit outcome',
        'add draft',
        'approve statements',
        'retract statements',
      ),
    }),
  ],
  [2, fc.record({ ...visit, ...doOneOf('change visit status'), status: statuses })],
  [2, fc.record({ ...entry, ...doOneOf('set entry visibility'), visibility })],
  [3, fc.record({ ...entry, ...doOneOf('change visit of entry'), to: choiceOrNone })],
  [3, fc.record({ ...entry, ...doOneOf('change entry notes', 'correct entry place', 'void entry') })],
  [1, fc.record({ ...subscriber, ...doOneOf('subscribe'), terms })],
  [1, fc.record({ ...subscriber, ...doOneOf('change terms'), terms })],
  [5, fc.record({ ...subscriber, ...doOneOf('pause', 'resume', 'go down', 'come up', 'replay') })],
  [2, fc.record({ ...subscriber, ...doOneOf('redeliver'), delivery: choice })],
  [12, fc.record({ ...queue, ...doOneOf('fan out', 'deliver'), order, twice: fc.boolean() })],
  [2, fc.record({ ...queue, ...doOneOf('advance clock'), seconds: fc.constantFrom(5, 300, 3600) })],
]
const step = fc.oneof(...WEIGHTED.map(([weight, arbitrary]) => ({ weight, arbitrary })))

export const histories: fc.Arbitrary<History> = fc.record({
  subscribers: fc.array(terms, { minLength: 1, maxLength: 4 }),
  visits: fc.array(recordVisit, { minLength: 1, maxLength: 3, size: 'max' }),
  entries: fc.array(sign, { maxLength: 2, size: 'max' }),
  steps: fc.array(step, { minLength: 1, maxLength: 50, size: 'max' }),
})
