/** The appearances of a person: order, pages and cursors. */
import type { Appearance } from '../../contract/people/appearances'
import { startRegistry, type Registry } from '../support/registry'
import { mayor, peopleClient } from './people-client'

let registry: Registry
const { get, recordVisit, sign, appearances, pages } = peopleClient(() => registry)

describe('the appearances of a person', () => {
  beforeAll(async () => {
    registry = await startRegistry()
  })
  afterAll(() => registry.stop())

  test('list every role, name and office of the time, newest first, in pages of any size', async () => {
    const personId = 'obama'
    const senator = mayor('Barack Obama', { personId, office: 'Senator', officeClass: 'parliament' })
    const president = mayor('Barack H. Obama', {
      personId,
      office: 'President',
      officeClass: 'head-of-state',
    })
    const { officeClass: _, ...host } = { ...president, office: 'Citizen' }
    const early = await recordVisit({ start: '2008-07-24', guests: [senator] })
    const late = await recordVisit({
      start: '2013-06-18T23:30',
      timeZone: 'America/New_York',
      guests: [mayor('Kai Wegner'), president],
      hosts: [host],
    })
    const signed = await sign({ signedOn: '2013-06', signers: [president], hosts: [host] })
    const idOf = (path: string) => path.slice('/v1/visits/'.length)
    const onVisit = { on: '2013-06-19', visitId: idOf(late), name: president.name }
    const inBook = { on: '2013-06', book: 'golden-book', number: Number(signed.split('/').at(-1)) }
    const whole = await appearances(personId)
    expect(whole).toEqual([
      { as: 'guest', office: 'President', ...onVisit },
      { as: 'host', office: 'Citizen', ...onVisit },
      { as: 'signer', office: 'President', name: president.name, ...inBook },
      { as: 'host', office: 'Citizen', name: president.name, ...inBook },
      { as: 'guest', on: '2008-07-24', visitId: idOf(early), name: senator.name, office: 'Senator' },
    ])
    for (const limit of [1, 2, 3, 4, 5]) {
      const read = await pages<Appearance>(`/v1/people/${personId}/appearances?limit=${limit}`)
      expect(read.flat()).toEqual(whole)
      expect(Math.max(...read.map(({ length }) => length))).toBe(limit)
    }
  })

  test('refuse the cursor of another person', async () => {
    const both = { guests: [mayor('Ana Botín'), mayor('Eva Zamora')] }
    for (const start of ['2020', '2021']) await recordVisit({ start, ...both })
    const { nextCursor } = (await get('/v1/people/ana-botin/appearances?limit=1')).body
    const path = (id: string) => `/v1/people/${id}/appearances?limit=1&cursor=${String(nextCursor)}`
    expect(await get(path('ana-botin'))).toMatchObject({ status: 200, body: { items: [{ on: '2020' }] } })
    expect(await get(path('eva-zamora'))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/cursor' }] },
    })
  })
})
