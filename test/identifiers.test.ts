/** Identifiers use terms that an engineer can search for; these words had a private meaning and were replaced. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'

const FOLDERS = [
  'archive',
  'bench',
  'bin',
  'contract',
  'demo',
  'domain',
  'lambdas',
  'lib',
  'local',
  'operations',
  'test',
]

/** The private words, with the terms that replaced them. */
const REPLACED: ReadonlyMap<string, string> = new Map([
  ['Narrow', 'ListSummary'],
  ['readOutline', 'readAllSummaries'],
  ['fitting', 'limitPage'],
  ['Stretch', 'TimeRange or KeyRange'],
  ['stretchesOf', 'keyRangesOf'],
  ['Standing', 'DeliveryContext'],
  ['unlessSame', 'ifChanged'],
  ['stepVisit', 'changeVisitStatus'],
  ['stepPartnership', 'changePartnershipStatus'],
  ['Naming', 'NameUse'],
  ['keepNaming', 'projectNames'],
  ['mending', 'repairs'],
  ['Shelf', 'ReadyMessages'],
  ['Agenda', 'TimerHeap'],
  ['Bell', 'Notifier'],
  ['Door', 'HttpListener'],
  ['Inside', 'Backend'],
  ['Surroundings', '*Deps'],
  ['Wish', 'RequiredPermission'],
  ['Manner', 'RunOptions'],
  ['troubleIn', 'describeError'],
  ['comeAgain', 'postpone'],
  ['letEnd', 'drain'],
  ['settled', 'a name for each meaning'],
  ['placeOf', 'a name for each meaning'],
])

const isReplaced = (name: string): boolean => REPLACED.has(name) || name.endsWith('Surroundings')

/** The identifiers of a TypeScript text. */
function identifiersIn(text: string): Set<string> {
  const found = new Set<string>()
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    const { type, value } = node as { readonly type?: unknown; readonly value?: unknown }
    if (type === 'Identifier' && typeof value === 'string') found.add(value)
    Object.values(node).forEach(walk)
  }
  walk(parseSync(text, { syntax: 'typescript' }).body)
  return found
}

const root = join(__dirname, '..')

test.each(FOLDERS)('%s has no identifier that is a replaced word', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const replaced = files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const names = [...identifiersIn(readFileSync(join(root, folder, name), 'utf8'))].filter(isReplaced)
      return names.map((each) => `${folder}/${name}: ${each}, say ${REPLACED.get(each) ?? '*Deps'}`)
    })
  expect(replaced).toEqual([])
})

test.each([
  ['const stepVisit = 1', ['stepVisit']],
  ['interface QueueSurroundings { a: Narrow }', ['QueueSurroundings', 'Narrow']],
  ["// stepVisit\nconst text = 'stepVisit'", []],
])('the replaced words are found in %j', (text, expected) => {
  expect([...identifiersIn(text)].filter(isReplaced).toSorted()).toEqual(expected.toSorted())
})
