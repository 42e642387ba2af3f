/** Sequences of everything that anybody may do. */
import * as fc from 'fast-check'
import { type Resource, ROUTES } from '../../../contract/catalogue'
import { callOptions } from '../call-options'
import type { Office } from '../office'
import type { Intent } from '../requests/intent'
import { INTENTS } from '../requests/intents'
import { Ask, type Command } from './ask'
import { AskAgain, type Difference } from './ask-again'
import { AskAtOnce, type Together } from './ask-at-once'
import { Hear } from './hear'
import { MisuseCursor } from './misuse-cursor'
import { PassTime } from './pass-time'
import { RebuildPeople } from './rebuild-people'
import { Walk } from './walk'

const isWrite = (name: string): boolean =>
  ROUTES.some((route) => route.name === name && route.method !== 'GET')
const isWalked = (name: string): boolean =>
  ['listVisits', 'listEntries', 'listPartnerships', 'listAnniversaries'].includes(name)
/** One reading of the store: between the pages of a list, or the parts of a summary, others may write. */
const isOneReading = (name: string): boolean => /^read(Partnership|Visit|Book|Entry|Anniversary)$/.test(name)

/** Writing is asked for more often than reading, and recording most often: what there is to read comes from there. */
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

const asked = (intent: fc.Arbitrary<Intent>) => fc.tuple(intent, callOptions)
const few = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 4 })
const difference = fc.constantFrom<Difference>('nothing', 'nothing', 'caller', 'version', 'body')

function commandOf(names: readonly string[]): fc.Arbitrary<Command> {
  const any = asked(intentOf(names))
  const write = asked(intentOf(names.filter(isWrite)))
  const list = intentOf(names.filter(isWalked))
  const together = fc.record<Together>({
    asked: few(asked(intentOf(names.filter((name) => isWrite(name) || isOneReading(name))))),
    twins: fc.integer({ min: 1, max: 5 }),
    trouble: fc.constantFrom(null, null, null, 'conflict', 'slow-down', 'dies-before', 'dies-after'),
    turns: fc.array(fc.nat(3), { maxLength: 12 }),
  })
  return fc.oneof(
    { weight: 20, arbitrary: any.map((it): Command => new Ask(...it)) },
    { weight: 3, arbitrary: fc.tuple(fc.nat(3), difference).map((it) => new AskAgain(...it)) },
    { weight: 2, arbitrary: together.map((it) => new AskAtOnce(it)) },
    { weight: 1, arbitrary: fc.tuple(list, few(write)).map((it) => new Walk(...it)) },
    { weight: 1, arbitrary: fc.tuple(list, fc.boolean()).map((it) => new MisuseCursor(...it)) },
    { weight: 1, arbitrary: fc.constantFrom(1, 23, 24, 400 * 24).map((hours) => new PassTime(hours)) },
    { weight: 1, arbitrary: few(fc.nat(8)).map((numbers) => new Hear(numbers)) },
    { weight: 1, arbitrary: fc.constant(undefined).map(() => new RebuildPeople()) },
  )
}

/** What a sequence is about: a few resources are gone into more deeply than all of them at once. */
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
): fc.Arbitrary<Iterable<fc.AsyncCommand<Office, Office>>> =>
  fc.oneof(
    ...THEMES.map((theme) => {
      const names = ROUTES.filter(({ resource }) => theme.includes(resource)).map(({ name }) => name)
      return fc.commands<Office, Office, false>([commandOf(names)], {
        maxCommands,
        size: 'max',
        ...(replayPath === undefined ? {} : { replayPath }),
      })
    }),
  )
