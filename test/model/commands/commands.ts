/** Random sequences of all commands. */
import * as fc from 'fast-check'
import { type Resource, ROUTES } from '../../../contract/catalogue'
import { callOptions } from '../call-options'
import type { Comparison } from '../comparison'
import type { Intent } from '../requests/intent'
import { INTENTS } from '../requests/intents'
import { SendRequest, type Command } from './send-request'
import { RepeatRequest, type Difference } from './repeat-request'
import { SendConcurrently, type Together } from './send-concurrently'
import { ProjectChanges } from './project-changes'
import { TamperWithCursor } from './tamper-with-cursor'
import { AdvanceClock } from './advance-clock'
import { RebuildPeople } from './rebuild-people'
import { PageThroughList } from './page-through-list'

const isWrite = (name: string): boolean =>
  ROUTES.some((route) => route.name === name && route.method !== 'GET')
const isWalked = (name: string): boolean =>
  ['listVisits', 'listEntries', 'listPartnerships', 'listAnniversaries'].includes(name)
/** Reads that take one read of the store: lists and summaries take several, between which others may write. */
const isOneReading = (name: string): boolean => /^read(Partnership|Visit|Book|Entry|Anniversary)$/.test(name)

/** Writes are more frequent than reads, and recording most frequent, so that there are things to read. */
function weightOf(name: string): number {
  if (/^record|^signBook/.test(name)) return 12
  return isWrite(name) ? 6 : name === 'readDocument' ? 1 : 3
}

const intentOf = (names: readonly string[]): fc.Arbitrary<Intent> =>
  fc.oneof(
    ...names.map((name) => ({
      weight: weightOf(name),
      arbitrary: INTENTS[name] ?? fc.constant(() => undefined),
    })),
  )

const target = (intent: fc.Arbitrary<Intent>) => fc.tuple(intent, callOptions)
const few = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 4 })
const difference = fc.constantFrom<Difference>('nothing', 'nothing', 'caller', 'version', 'body')

function commandOf(names: readonly string[]): fc.Arbitrary<Command> {
  const request = target(intentOf(names))
  const write = target(intentOf(names.filter(isWrite)))
  const list = intentOf(names.filter(isWalked))
  const together = fc.record<Together>({
    target: few(target(intentOf(names.filter((name) => isWrite(name) || isOneReading(name))))),
    twins: fc.integer({ min: 1, max: 5 }),
    fault: fc.constantFrom(null, null, null, 'conflict', 'slow-down', 'dies-before', 'dies-after'),
    turns: fc.array(fc.nat(3), { maxLength: 12 }),
  })
  return fc.oneof(
    { weight: 20, arbitrary: request.map((it): Command => new SendRequest(...it)) },
    { weight: 3, arbitrary: fc.tuple(fc.nat(3), difference).map((it) => new RepeatRequest(...it)) },
    { weight: 2, arbitrary: together.map((it) => new SendConcurrently(it)) },
    { weight: 1, arbitrary: fc.tuple(list, few(write)).map((it) => new PageThroughList(...it)) },
    { weight: 1, arbitrary: fc.tuple(list, fc.boolean()).map((it) => new TamperWithCursor(...it)) },
    { weight: 1, arbitrary: fc.constantFrom(1, 23, 24, 400 * 24).map((hours) => new AdvanceClock(hours)) },
    { weight: 1, arbitrary: few(fc.nat(8)).map((numbers) => new ProjectChanges(numbers)) },
    { weight: 1, arbitrary: fc.constant(undefined).map(() => new RebuildPeople()) },
  )
}

/** The resources of a sequence: some sequences test few resources more deeply. */
const THEMES: readonly (readonly Resource[])[] = [
  ['partnerships', 'visits', 'books', 'anniversaries', 'people', 'meta'],
  ['partnerships', 'anniversaries'],
  ['visits', 'people'],
  ['books', 'people'],
  ['visits', 'books'],
]

/** Up to this many commands; those that a counterexample was shrunk to, by its replay path. */
export const sequences = (
  maxCommands: number,
  replayPath?: string,
): fc.Arbitrary<Iterable<fc.AsyncCommand<Comparison, Comparison>>> =>
  fc.oneof(
    ...THEMES.map((theme) => {
      const names = ROUTES.filter(({ resource }) => theme.includes(resource)).map(({ name }) => name)
      return fc.commands<Comparison, Comparison, false>([commandOf(names)], {
        maxCommands,
        size: 'max',
        ...(replayPath === undefined ? {} : { replayPath }),
      })
    }),
  )
