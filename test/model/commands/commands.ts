/** Random sequences of all commands. */
import * as fc from 'fast-check'
import { type Resource, ROUTES } from '../../../contract/catalogue'
import { sendOptions } from '../send-options'
import type { Comparison } from '../comparison'
import type { Intent } from '../requests/intent'
import { INTENTS } from '../requests/intents'
import { SendRequest, type Command } from './send-request'
import { RepeatRequest, type Difference } from './repeat-request'
import { SendConcurrently, type ConcurrentRequests } from './send-concurrently'
import { ProjectChanges } from './project-changes'
import { TamperWithCursor } from './tamper-with-cursor'
import { AdvanceClock } from './advance-clock'
import { RebuildPeople } from './rebuild-people'
import { PageThroughList } from './page-through-list'

const isWrite = (name: string): boolean =>
  ROUTES.some((route) => route.name === name && route.method !== 'GET')
const isPagedList = (name: string): boolean =>
  ['listVisits', 'listEntries', 'listPartnerships', 'listAnniversaries'].includes(name)
/** Routes that read the store once. Lists and summaries read it several times, and others may write in between. */
const isSingleRead = (name: string): boolean => /^read(Partnership|Visit|Book|Entry|Anniversary)$/.test(name)

/** Writes are more frequent than reads, and recording is most frequent, so that there are things to read. */
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

const target = (intent: fc.Arbitrary<Intent>) => fc.tuple(intent, sendOptions)
const few = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 4 })
const difference = fc.constantFrom<Difference>('nothing', 'nothing', 'caller', 'version', 'body')

function commandOf(names: readonly string[]): fc.Arbitrary<Command> {
  const request = target(intentOf(names))
  const write = target(intentOf(names.filter(isWrite)))
  const list = intentOf(names.filter(isPagedList))
  const together = fc.record<ConcurrentRequests>({
    targets: few(target(intentOf(names.filter((name) => isWrite(name) || isSingleRead(name))))),
    copies: fc.integer({ min: 1, max: 5 }),
    fault: fc.constantFrom(null, null, null, 'conflict', 'slow-down', 'dies-before', 'dies-after'),
    choices: fc.array(fc.nat(3), { maxLength: 12 }),
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

/** The resources of a sequence: all of them, or a few that the sequence then tests more deeply. */
const RESOURCE_SETS: readonly (readonly Resource[])[] = [
  ['partnerships', 'visits', 'books', 'anniversaries', 'people', 'meta'],
  ['partnerships', 'anniversaries'],
  ['visits', 'people'],
  ['books', 'people'],
  ['visits', 'books'],
]

/** Sequences of up to `maxCommands` commands. A replay path selects the commands of a shrunk counterexample. */
export const sequences = (
  maxCommands: number,
  replayPath?: string,
): fc.Arbitrary<Iterable<fc.AsyncCommand<Comparison, Comparison>>> =>
  fc.oneof(
    ...RESOURCE_SETS.map((resources) => {
      const names = ROUTES.filter(({ resource }) => resources.includes(resource)).map(({ name }) => name)
      return fc.commands<Comparison, Comparison, false>([commandOf(names)], {
        maxCommands,
        size: 'max',
        ...(replayPath === undefined ? {} : { replayPath }),
      })
    }),
  )
