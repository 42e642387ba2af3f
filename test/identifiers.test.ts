/** Identifiers use terms that an engineer can search for; these words had a private meaning and were replaced. */
import { sourcesIn, walkNodes, type Source } from './support/sources'

const FOLDERS = [
  'archive',
  'bench',
  'bin',
  'contract',
  'demo',
  'domain',
  'lambdas',
  'lib',
  'packages',
  'client',
  'cli',
  'operations',
  'test',
  'web',
]

/** The private words, with the terms that replaced them. */
const REPLACED: ReadonlyMap<string, string> = new Map([
  ['Narrow', 'ListSummary'],
  ['outline', 'listSummary'],
  ['readOutline', 'readAllSummaries'],
  ['narrow', 'listSummary'],
  ['fitting', 'limitPage'],
  ['Stretch', 'TimeRange or KeyRange'],
  ['stretchesOf', 'keyRangesOf'],
  ['Standing', 'DeliveryContext'],
  ['readStanding', 'contextOf'],
  ['hearing', 'recipients'],
  ['roster', 'active subscriptions'],
  ['readRoster', 'readActiveSubscriptions'],
  ['asked', 'requestId, or requested'],
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
  ['happens', 'waitFor'],
  ['settled', 'a name for each meaning'],
  ['inOrder', 'a name for each meaning'],
  ['placeOf', 'a name for each meaning'],
  ['Taken', 'MessageResult'],
  ['NotTaken', 'SendFailed'],
  ['seenBy', 'viewFor'],
  ['outlasting', 'retryOnContention'],
  ['satellites', 'dependentItems'],
  ['KeptBook', 'StoredBook'],
  ['KeptDelivery', 'StoredDelivery'],
  ['mintedId', 'idFromName'],
  ['onOfficeWall', 'toOfficeTime'],
  ['returnsBetween', 'occurrenceDatesBetween'],
  ['judgeWebAddress', 'parseWebAddress'],
])

const isReplaced = (name: string): boolean => REPLACED.has(name) || name.endsWith('Surroundings')

/** The identifiers of a TypeScript text. */
function identifiersIn(source: Source): Set<string> {
  const found = new Set<string>()
  walkNodes(source, ({ type, value }) => {
    if (type === 'Identifier' && typeof value === 'string') found.add(value)
  })
  return found
}

test.each(FOLDERS)('%s has no identifier that is a replaced word', (folder) => {
  const replaced = sourcesIn(folder).flatMap((source) => {
    const names = [...identifiersIn(source)].filter(isReplaced)
    return names.map((each) => `${source.file}: ${each}, say ${REPLACED.get(each) ?? '*Deps'}`)
  })
  expect(replaced).toEqual([])
})

test.each([
  ['const stepVisit = 1', ['stepVisit']],
  ['interface QueueSurroundings { a: Narrow }', ['QueueSurroundings', 'Narrow']],
  ["// stepVisit\nconst text = 'stepVisit'", []],
])('the replaced words are found in %j', (text, expected) => {
  expect([...identifiersIn({ text })].filter(isReplaced).toSorted()).toEqual(expected.toSorted())
})
