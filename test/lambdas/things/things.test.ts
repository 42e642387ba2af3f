/** The protocols that all kinds of things share, on handlers with a table in memory. */
import { archiveEntryBody, archiveVisitBody } from '../../domain/shared/builders'
import { idOf, type Item } from '../../../lambdas/table/keys'
import type { Table } from '../../../lambdas/table/table'
import { handlersOn, type Call, type CallOptions, type CallResult } from '../../support/handlers'
import { memoryTable } from '../../support/memory-table'

beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
})
afterEach(() => {
  jest.restoreAllMocks()
})

interface KindOfThing {
  readonly name: string
  readonly record: readonly [route: string, options: CallOptions]
  readonly paramsOf: (thing: Readonly<Record<string, unknown>>) => Record<string, string>
  readonly read: string
  readonly change: readonly [route: string, body: object]
  readonly history: string
  readonly list: readonly [route: string, params?: Record<string, string>]
}

const KINDS: readonly KindOfThing[] = [
  {
    name: 'visit',
    record: ['recordVisit', { body: archiveVisitBody({ externalId: undefined }) }],
    paramsOf: ({ id }) => ({ visitId: String(id) }),
    read: 'readVisit',
    change: ['updateVisit', { notes: 'Flowers are ordered.' }],
    history: 'listVisitChanges',
    list: ['listVisits'],
  },
  {
    name: 'partnership',
    record: ['recordPartnership', { body: { id: 'prague', city: { en: 'Prague' }, country: 'CZ' } }],
    paramsOf: ({ id }) => ({ partnershipId: String(id) }),
    read: 'readPartnership',
    change: ['updatePartnership', { motto: { en: 'Across the mountains' } }],
    history: 'listPartnershipChanges',
    list: ['listPartnerships'],
  },
  {
    name: 'anniversary',
    record: [
      'recordAnniversary',
      { body: { id: 'wall', title: { en: 'The Wall' }, kind: 'historic', originOn: '1989-11-09' } },
    ],
    paramsOf: ({ id }) => ({ anniversaryId: String(id) }),
    read: 'readAnniversary',
    change: ['updateAnniversary', { leadTimes: [1] }],
    history: 'listAnniversaryChanges',
    list: ['listAnniversaries'],
  },
  {
    name: 'entry',
    record: ['signBook', { params: { book: 'golden-book' }, body: archiveEntryBody({ visitId: undefined }) }],
    paramsOf: ({ book, number }) => ({ book: String(book), number: String(number) }),
    read: 'readEntry',
    change: ['correctEntry', { patch: { place: 'Schloss Bellevue' }, reason: 'Misread.' }],
    history: 'listEntryChanges',
    list: ['listEntries', { book: 'golden-book' }],
  },
]

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('a %s', (_name, kind) => {
  let call: Call
  let params: Record<string, string>
  beforeEach(async () => {
    call = handlersOn()
    const recorded = await call(...kind.record)
    if (recorded.status !== 201) throw new Error(JSON.stringify(recorded.body))
    params = kind.paramsOf(recorded.body)
  })

  const change = (options: CallOptions = {}) =>
    call(kind.change[0], { params, body: kind.change[1], ...options })

  test('is read with its version as ETag', async () => {
    const { status, headers, body } = await call(kind.read, { params })
    expect([status, headers['etag'], body['version']]).toEqual([200, '"1"', 1])
  })

  test('is changed with the current ETag, and has a history', async () => {
    expect(await change({ ifMatch: '"1"' })).toMatchObject({ status: 200, body: { version: 2 } })
    const { body } = await call(kind.history, { params })
    expect(body['items']).toMatchObject([{ sequence: 1 }, { sequence: 2 }])
  })

  test('is not changed by a request that changes nothing', async () => {
    await change({ ifMatch: '"1"' })
    expect(await change({ ifMatch: '"2"' })).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await call(kind.history, { params })).body['items']).toHaveLength(2)
  })

  test('rejects a change without If-Match with 428', async () => {
    expect((await change()).status).toBe(428)
  })

  test('rejects a stale If-Match with 412, and changes nothing', async () => {
    await change({ ifMatch: '"1"' })
    expect((await change({ ifMatch: '"1"' })).status).toBe(412)
    expect((await call(kind.read, { params })).body['version']).toBe(2)
  })

  test('answers 404 for a thing that does not exist, whatever If-Match says', async () => {
    const missing = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        name === 'book'
          ? value
          : name === 'number'
            ? '99'
            : value.replace(/\w$/, (end) => (end === '0' ? '1' : '0')),
      ]),
    )
    expect((await call(kind.read, { params: missing })).status).toBe(404)
    expect((await change({ params: missing, ifMatch: '"1"' })).status).toBe(404)
    expect((await call(kind.history, { params: missing })).status).toBe(404)
  })

  test('is read as an earlier change left it', async () => {
    await change({ ifMatch: '"1"' })
    expect((await call(kind.read, { params, query: { at: '1' } })).body['version']).toBe(1)
    expect((await call(kind.read, { params, query: { at: '3' } })).status).toBe(404)
  })

  test('hides its history from readers below internal', async () => {
    const scopes = ['read.press'] as const
    expect((await call(kind.history, { params, scopes })).status).toBe(404)
    expect((await call(kind.read, { params, scopes, query: { at: '1' } })).status).toBe(404)
  })

  test('is listed, in its current version', async () => {
    await change({ ifMatch: '"1"' })
    const [list, listParams = {}] = kind.list
    expect((await call(list, { params: listParams })).body['items']).toMatchObject([{ version: 2 }])
  })

  test('is recorded once by requests with one idempotency key', async () => {
    const [route, options] = kind.record
    const fresh = handlersOn()
    const first = await fresh(route, { ...options, key: 'k' })
    const second = await fresh(route, { ...options, key: 'k' })
    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotent-replayed']).toBe('true')
  })

  test('is changed once by two concurrent requests with one ETag', async () => {
    const results = await Promise.all([change({ ifMatch: '"1"' }), change({ ifMatch: '"1"' })])
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set([200, 412]))
    expect((await call(kind.read, { params })).body['version']).toBe(2)
  })
})

describe('a page of a list, read eventually consistently', () => {
  const bodies = ['a', 'b', 'c'].map((id) => ({ id, city: { en: `City ${id}` }, country: 'CZ' }))

  /** A table whose eventually consistent reads return earlier items, and count the consistent ones. */
  function laggingTable(earlier: (subject: string, item: Item | undefined) => Item | undefined) {
    const table = memoryTable()
    const consistent: string[] = []
    const batchGet: Table['batchGet'] = async (keys, options) => {
      const items = await table.batchGet(keys)
      if (options?.consistent !== false) {
        consistent.push(...keys.map(({ pk }) => pk))
        return items
      }
      const lagging = keys.map((key) => [idOf(key), earlier(key.pk, items.get(idOf(key)))] as const)
      return new Map(lagging.flatMap(([id, item]) => (item ? [[id, item]] : [])))
    }
    return { table: { ...table, batchGet }, consistent }
  }

  const itemsOf = ({ body }: CallResult) => body['items'] as { id: string; status: string }[]

  test('reads again, consistently, only what is missing or has another list summary', async () => {
    const { table, consistent } = laggingTable((subject, item) => {
      if (subject === 'partnerships/a') return undefined
      if (subject !== 'partnerships/b' || !item) return item
      return { ...item, thing: { ...(item['thing'] as object), status: 'ended' } }
    })
    const call = handlersOn(table)
    for (const body of bodies) await call('recordPartnership', { body })
    const page = itemsOf(await call('listPartnerships'))
    expect(page.map(({ id, status }) => `${id} ${status}`).toSorted()).toEqual([
      'a active',
      'b active',
      'c active',
    ])
    expect(consistent.toSorted()).toEqual(['partnerships/a', 'partnerships/b'])
  })

  test('reads everything consistently for readers below internal, who must not see what was hidden', async () => {
    const { table, consistent } = laggingTable(() => {
      throw new Error('read eventually consistently')
    })
    const call = handlersOn(table)
    for (const body of bodies) await call('recordPartnership', { body })
    expect(itemsOf(await call('listPartnerships', { scopes: ['read.press'] }))).toHaveLength(3)
    expect(consistent).toHaveLength(3)
  })
})
