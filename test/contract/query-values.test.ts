/** Every query parameter that takes a value of a vocabulary, or several: a wrong value is named beside the allowed ones. */
import { ROUTES } from '../../contract/catalogue'
import { parametersOf } from '../../contract/documents/openapi/parameters'
import { readCalendar } from '../../contract/calendar/routes'
import { faultsOf, understood } from '../domain/shared/builders'

interface Vocabulary {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string
  readonly items?: Vocabulary
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: Vocabulary
}

/** The allowed values; undefined for a parameter that takes any text, day or number. */
const wordsOf = ({ items, type, const: only, enum: words }: Vocabulary): readonly string[] | undefined =>
  items
    ? wordsOf(items)
    : (words ??
      (only === undefined ? undefined : [only]) ??
      (type === 'boolean' ? ['true', 'false'] : undefined))

const PARAMETERS = ROUTES.flatMap((route) =>
  (parametersOf(route) as unknown as Parameter[]).flatMap((parameter) => {
    const words = parameter.in === 'query' ? wordsOf(parameter.schema) : undefined
    return words ? [{ route, words, name: parameter.name, isList: parameter.schema.type === 'array' }] : []
  }),
)

test('parameters of each shape are tested', () => {
  const names = new Set(PARAMETERS.map(({ name }) => name))
  expect([...names]).toEqual(expect.arrayContaining(['kinds', 'status', 'kind', 'direction', 'order', 'as']))
  expect(PARAMETERS.some(({ words }) => words.includes('true'))).toBe(true)
})

test.each(PARAMETERS.map((each) => [each.route.name, each.name, each] as const))(
  '%s names a wrong value of `%s` and the allowed ones',
  (_route, name, { route: { query }, words, isList }) => {
    const fault = `must be ${words.length > 1 ? 'one of ' : ''}${words.join(', ')}, not`
    const pointer = isList ? `/${name}/0` : `/${name}`
    const faults = (value: string) =>
      faultsOf(query!, { from: '2024-01-01', to: '2024-01-02', [name]: value })
    for (const wrong of ['nonsense', '', `${words[0]} `, 'VISITS'])
      expect(faults(wrong)).toContain(`${pointer}: ${fault} "${wrong}"`)
  },
)

test('of several values, the wrong ones are named', () => {
  const faults = faultsOf(readCalendar.query, {
    from: '2024-01-01',
    to: '2024-01-02',
    kinds: 'state-visit,visits, partnership,',
  })
  expect(faults.map((fault) => fault.replace(/one of .*, not/, 'one of …, not'))).toEqual([
    '/kinds/1: must be one of …, not "visits"',
    '/kinds/2: must be one of …, not " partnership"',
    '/kinds/3: must be one of …, not ""',
  ])
})

test('every list with a status takes several, each once and in the order of the vocabulary', () => {
  const filters = PARAMETERS.filter(({ name }) => name === 'status')
  expect(filters.map(({ route }) => route.name).toSorted()).toEqual([
    'listAnniversaries',
    'listDeliveries',
    'listNoticesOfVisit',
    'listPartnerships',
    'listPressDesk',
    'listVisits',
  ])
  for (const { route, words } of filters) {
    const [first = '', second = ''] = words
    for (const status of [`${second},${first}`, `${first},${second},${first}`])
      expect(understood(route.query!, { status })).toMatchObject({ status: [first, second] })
    expect(understood(route.query!, { status: second })).toMatchObject({ status: [second] })
  }
})

test('a value that looks like no word of a vocabulary is not repeated', () => {
  for (const wrong of ['Ada Beispiel', 'x'.repeat(41), 'a"b', '\u202Ex'])
    expect(faultsOf(readCalendar.query, { from: '2024-01-01', to: '2024-01-02', kinds: wrong })).toEqual([
      expect.stringMatching(/^\/kinds\/0: must be one of [\w, -]+$/),
    ])
})
