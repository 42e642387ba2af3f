/** Who people are when many of them appear at once, and when a write fails: on the engine. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { officeOn } from '../../../bench/capacity/office'
import { signBook } from '../../../contract/books/routes'
import { recordVisit, updateVisit } from '../../../contract/visits/routes'
import { againWhenBusy } from '../../support/again-when-busy'
import { interceptCommands } from '../../support/intercept-commands'
import { makeTable, type TestTable } from '../../support/table'

let table: TestTable

beforeAll(async () => {
  table = await makeTable({ stream: false })
})
afterAll(() => table.remove())

interface Guest {
  readonly name?: string
  readonly personId?: string
}
const guestOf = (person: Guest) => ({ office: 'Mayor', officeClass: 'mayor', country: 'TR', ...person })
const visitOf = (guests: readonly Guest[]) => ({
  direction: 'incoming',
  kind: 'working-visit',
  start: '2027-02-01',
  occasion: { en: 'A visit' },
  guests: guests.map(guestOf),
})

const record = async (guests: readonly Guest[], client = table.client) =>
  await officeOn(client, table.name).call(recordVisit, { body: visitOf(guests) })
const idsOf = ({ guests }: { readonly guests: readonly Guest[] }) => guests.map(({ personId }) => personId)
const idOf = async (person: Guest) => idsOf(await record([person]))[0]
const alikeOf = ({ warnings = [] }: { readonly warnings?: readonly object[] | undefined }) =>
  warnings.flatMap((warning) => Reflect.get(warning, 'others') as { personId: string }[])

const atOnce = async <T, Result>(all: readonly T[], each: (one: T) => Promise<Result>): Promise<Result[]> =>
  await Promise.all(all.map((one) => againWhenBusy(() => each(one))))

test('twenty writers of one new name record one person', async () => {
  const names = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'Şükrü Işık' : 'ŞÜKRÜ  Işık'))
  expect(new Set(await atOnce(names, (name) => idOf({ name })))).toEqual(new Set(['sukru-isik']))
})

test('twenty names that fold alike are twenty people, numbered in any order', async () => {
  const names = Array.from('aáàâãäåāăąǎȧạảấầẩẫậắ', (letter) => `Nguyễn Văn ${letter.toUpperCase()}n`)
  expect(new Set(names).size).toBe(20)
  const ids = await atOnce(names, (name) => idOf({ name }))
  const wanted = names.map((_, index) => (index === 0 ? 'nguyen-van-an' : `nguyen-van-an-${index + 1}`))
  expect(new Set(ids)).toEqual(new Set(wanted))
  expect(await atOnce(names, (name) => idOf({ name }))).toEqual(ids)
})

test('people of one request whose names fold alike are different people', async () => {
  const names = ['Trần Bình', 'Trần Bính', 'Trần Bình', 'TRẦN BÍNH']
  const { warnings, ...visit } = await record(names.map((name) => ({ name })))
  expect(idsOf(visit)).toEqual(['tran-binh', 'tran-binh-2', 'tran-binh', 'tran-binh-2'])
  expect(warnings).toBeUndefined()
})

test('thirty new people, of whom many fold alike, are recorded by one request', async () => {
  const names = Array.from(
    { length: 30 },
    (_, index) => `Ələk ${'əáàâãäåāăąǎ'[index % 11]}${'x'.repeat(index)}`,
  )
  const ids = idsOf(await record(names.map((name) => ({ name }))))
  expect(new Set(ids).size).toBe(30)
  expect(idsOf(await record(names.map((name) => ({ name }))))).toEqual(ids)
})

describe('a given id', () => {
  test('takes the name for its person, unless the name belongs to another', async () => {
    expect(await idOf({ name: 'Ana Lima', personId: 'ana-of-lisbon' })).toBe('ana-of-lisbon')
    expect(await idOf({ name: 'ana lima' })).toBe('ana-of-lisbon')
    const other = await record([{ name: 'Ana Lima', personId: 'ana-of-porto' }])
    expect(alikeOf(other)).toEqual([{ personId: 'ana-of-lisbon', name: 'Ana Lima' }])
    expect(await idOf({ name: 'Ana Lima' })).toBe('ana-of-lisbon')
  })

  test('that is the id of another name says that this is that person', async () => {
    expect(await idOf({ name: 'Bo Ek' })).toBe('bo-ek')
    const said = await record([{ name: 'Bö Ek', personId: 'bo-ek' }])
    expect([idsOf(said), alikeOf(said)]).toEqual([['bo-ek'], []])
    expect(await idOf({ name: 'Bö Ek' })).toBe('bo-ek')
  })

  test('is kept from names, also if only the office of its person is known', async () => {
    await record([{ name: 'Somebody', personId: 'the-hokim' }])
    expect(await idOf({ name: 'The Hokim' })).toBe('the-hokim-2')
    const archive = { ...visitOf([]), origin: 'archive', guests: [{ office: 'Hokim', personId: 'a-hokim' }] }
    await officeOn(table.client, table.name).call(recordVisit, { body: archive })
    expect(await idOf({ name: 'A Hokim' })).toBe('a-hokim-2')
  })

  test('of one of two people with one name leaves the other a person of its own', async () => {
    const both = await record([{ name: 'Eva Ruiz', personId: 'eva-the-painter' }, { name: 'Eva Ruiz' }])
    expect(idsOf(both)).toEqual(['eva-the-painter', 'eva-ruiz'])
  })

  test('may be as long as an id can be, beside a name that is longer', async () => {
    const name = `Á${'b'.repeat(150)}`
    const ids = [await idOf({ name }), await idOf({ name: `À${'b'.repeat(150)}` })]
    expect(ids).toEqual([`a${'b'.repeat(99)}`, `a${'b'.repeat(97)}-2`])
  })
})

describe('a changed visit', () => {
  const change = async (visit: { readonly id: string }, guests: readonly Guest[]) =>
    await officeOn(table.client, table.name).call(updateVisit, {
      params: { visitId: visit.id },
      body: { guests: guests.map(guestOf) },
    })

  test('keeps the people whose names stay, also those with a given id', async () => {
    const guests = [{ name: 'Li Na', personId: 'li-na-of-wuhan' }, { name: 'Li Ná' }]
    const visit = await record(guests)
    expect(idsOf(visit)).toEqual(['li-na-of-wuhan', 'li-na'])
    const changed = await change(visit, [{ name: 'LI NÁ' }, { name: 'Li Na' }, { name: 'Li Nà' }])
    expect(idsOf(changed)).toEqual(['li-na', 'li-na-of-wuhan', 'li-na-2'])
    expect(changed.warnings).toBeUndefined()
  })

  test('makes a new spelling another person, unless the id is sent; the old one is nobody then', async () => {
    const visit = await record([{ name: 'Vaclav Havel' }])
    const other = await change(visit, [{ name: 'Václav Havel' }])
    expect([idsOf(other), alikeOf(other)]).toEqual([['vaclav-havel-2'], []])
    const same = await change(visit, [{ name: 'Václav Havél', personId: 'vaclav-havel-2' }])
    expect(idsOf(same)).toEqual(['vaclav-havel-2'])
    expect(await idOf({ name: 'VÁCLAV HAVÉL' })).toBe('vaclav-havel-2')
  })
})

describe('perhaps the same', () => {
  test('names the same people at each write, until a request gives the personId', async () => {
    await record([{ name: 'Dr. Eva Beispiel' }])
    const other = { personId: 'dr-eva-beispiel', name: 'Dr. Eva Beispiel' }
    for (const name of ['Eva Beispiel', 'Eva Beispiel', 'Beispiel, Eva'])
      expect(alikeOf(await record([{ name }]))).toContainEqual(other)
    expect(alikeOf(await record([{ name: 'Eva Beispiel', personId: 'eva-beispiel' }]))).toEqual([])
    expect(alikeOf(await record([{ name: 'Eva Beispiel', personId: 'dr-eva-beispiel' }]))).not.toContainEqual(
      other,
    )
  })

  test('names five people at most', async () => {
    for (const letter of 'aáàâãäåāăąǎȧ') await record([{ name: `Q${letter}q` }])
    const { warnings = [] } = await record([{ name: 'Qạq' }])
    expect(warnings).toHaveLength(1)
    expect(alikeOf({ warnings })).toHaveLength(5)
  })

  test('is in the answer to a signing, which does not warn that the other person has signed before', async () => {
    const office = officeOn(table.client, table.name)
    const sign = async (name: string) =>
      await office.call(signBook, {
        params: { book: 'guest-book' },
        body: { signedOn: '2020-02-01', origin: 'archive', signers: [guestOf({ name })] },
      })
    expect((await sign('Jörg Müller')).warnings).toBeUndefined()
    const { number, warnings } = await sign('Joerg Mueller')
    expect(warnings).toEqual([
      {
        code: 'perhaps-the-same',
        message: expect.stringContaining('`/signers/0`') as string,
        pointer: '/signers/0',
        personId: 'joerg-mueller',
        others: [{ personId: 'jorg-muller', name: 'Jörg Müller' }],
      },
    ])
    const again = (await sign('Joerg Mueller')).warnings ?? []
    expect(again).toMatchObject([
      { code: 'signed-before', entries: [{ number }] },
      { code: 'perhaps-the-same' },
    ])
  })
})

describe('a function that dies between a claim and its write', () => {
  test('leaves a name that its next writer gets, and nobody who is perhaps the same', async () => {
    const dying = interceptCommands(table.client, async (command, pass) => {
      const { TransactItems = [] } = command.input as {
        TransactItems?: { Put?: { Item: { kind: string } } }[]
      }
      if (TransactItems.some(({ Put }) => Put?.Item.kind === 'change'))
        throw new Error('The function dies here.')
      return await pass()
    })
    await expect(record([{ name: 'Zoë Zeh' }], dying)).rejects.toThrow('dies here')
    const other = await record([{ name: 'Zoé Zeh' }])
    expect([idsOf(other), alikeOf(other)]).toEqual([['zoe-zeh-2'], []])
    expect(alikeOf(await record([{ name: 'Zoë Zeh' }]))).toEqual([{ personId: 'zoe-zeh-2', name: 'Zoé Zeh' }])
    expect(await idOf({ name: 'Zoë Zeh' })).toBe('zoe-zeh')
  })

  test('refused requests claim nothing', async () => {
    const partnershipId = 'nowhere'
    const body = { ...visitOf([{ name: 'Ûlf Ûr' }]), partnershipId }
    await expect(officeOn(table.client, table.name).call(recordVisit, { body })).rejects.toThrow(
      'The request is invalid',
    )
    expect(await idOf({ name: 'Ulf Ur' })).toBe('ulf-ur')
  })
})

test('a name whose owner an eventually consistent read misses is found by the next read', async () => {
  expect(await idOf({ name: 'Late Reader' })).toBe('late-reader')
  const lagging = interceptCommands(table.client, async (command, pass) => {
    const { RequestItems = {} } = command.input as {
      RequestItems?: Record<string, { ConsistentRead: boolean }>
    }
    const isLagging = Object.values(RequestItems).some(({ ConsistentRead }) => !ConsistentRead)
    return isLagging ? { Responses: {} } : await pass()
  })
  expect(idsOf(await record([{ name: 'Late Reader' }], lagging))).toEqual(['late-reader'])
})

test('people of an earlier version, whose names nobody has claimed, keep their names', async () => {
  const thing = {
    names: [
      { name: 'Ólá', uses: 2 },
      { name: 'Ọlá', uses: 1 },
    ],
  }
  const Item = { pk: 'people/ola', sk: 'thing', kind: 'person', thing }
  await table.client.send(new PutCommand({ TableName: table.name, Item }))
  expect([await idOf({ name: 'Ọlá' }), await idOf({ name: 'Ólá' }), await idOf({ name: 'Ola' })]).toEqual([
    'ola',
    'ola',
    'ola-2',
  ])
})
