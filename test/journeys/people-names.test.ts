/** The names of people, as visits and entries change. */
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import { mayor, peopleClient } from './people-client'

let registry: Registry
const { get, post, find, recordVisit, sign, named, person, appearances, pages } = peopleClient(() => registry)

describe('the name of a person', () => {
  beforeAll(async () => {
    registry = await startRegistry()
  })
  afterAll(() => registry.stop())

  test('follows a corrected spelling in a visit, and drops the old name', async () => {
    const told = { personId: 'vaclav', country: 'CZ' }
    const path = await recordVisit({ guests: [mayor('Waclaw Hawel', told)] })
    await eventually(async () => expect(await named('hawel')).toEqual(['Waclaw Hawel']))
    const headers = { 'if-match': '"1"' }
    const body = { guests: [mayor('Václav Havel', told)] }
    expect(await registry.send('PATCH', path, { body, headers })).toMatchObject({ status: 200 })
    await eventually(async () => expect(await named('havel')).toEqual(['Václav Havel']))
    expect([await find('hawel'), await find('waclaw')]).toEqual([[], []])
    expect((await person('vaclav')).body).toEqual({ id: 'vaclav', name: 'Václav Havel', otherNames: [] })
    expect((await get(`${path}?at=1`)).body.guests).toMatchObject([{ name: 'Waclaw Hawel' }])
  })

  test('follows the correction of an entry, which keeps the name as signed', async () => {
    const path = await sign({ signers: [mayor('Tadeus Mazowiecki')] })
    await eventually(async () => expect(await named('tadeus')).toEqual(['Tadeus Mazowiecki']))
    const patch = { signers: [mayor('Tadeusz Mazowiecki')] }
    await post(`${path}/corrections`, { patch, reason: 'Misspelt' })
    await eventually(async () => expect(await named('mazow')).toEqual(['Tadeusz Mazowiecki']))
    expect(await person('tadeus-mazowiecki')).toMatchObject({ status: 404 })
    expect((await get(`${path}?as=signed`)).body.signers).toMatchObject([{ name: 'Tadeus Mazowiecki' }])
  })

  test('is the most frequent name; the others are listed as otherNames and found too', async () => {
    const personId = 'sadiq'
    const names = ['Sadiq Khan', 'Sadiq Aman Khan', 'Sadiq Khan', 'صادق خان']
    for (const name of names) await recordVisit({ guests: [mayor(name, { personId })] })
    const known = { id: personId, name: 'Sadiq Khan', otherNames: ['Sadiq Aman Khan', 'صادق خان'] }
    await eventually(async () => expect((await person(personId)).body).toEqual(known))
    for (const q of ['sadiq', 'khan', 'aman', 'خان']) expect(await find(q)).toEqual([known])
  })

  test('keeps two people of one name apart by their ids', async () => {
    const guests = ['jan-novak-1', 'jan-novak-2'].map((personId) => mayor('Jan Novák', { personId }))
    await recordVisit({ guests })
    const both = ['jan-novak-1', 'jan-novak-2'].map((id) => ({ id, name: 'Jan Novák', otherNames: [] }))
    await eventually(async () => expect(await find('novak')).toEqual(both))
    expect((await pages('/v1/people?q=jan&limit=1')).flat()).toEqual(both)
  })

  test('is the same in composed and decomposed Unicode', async () => {
    const guests = ['NFC', 'NFD'].map((form) => mayor('Željko Šimić'.normalize(form)))
    for (const guest of guests) await recordVisit({ guests: [guest] })
    const known = { id: 'zeljko-simic', name: 'Željko Šimić'.normalize('NFC'), otherNames: [] }
    await eventually(async () => expect(await appearances(known.id)).toHaveLength(2))
    await eventually(async () => expect(await find('simic')).toEqual([known]))
  })

  test('may be missing in an archive: the person has an id and appearances only', async () => {
    const guests = [{ personId: 'ambassador-1927', office: 'Botschafter' }]
    await recordVisit({ origin: 'archive', start: '1927', guests })
    await eventually(async () => {
      const { body } = await person('ambassador-1927')
      expect(body).toEqual({ id: 'ambassador-1927', otherNames: [] })
    })
    expect(await appearances('ambassador-1927')).toEqual([
      { as: 'guest', on: '1927', office: 'Botschafter', visitId: expect.any(String) },
    ])
    expect(await find('ambassador')).toEqual([])
  })

  test('is removed with its last visit that is not cancelled and its last entry that is not void', async () => {
    const guests = [mayor('Bülent Ecevit')]
    const path = await recordVisit({ guests })
    const signed = await sign({ signers: guests })
    await eventually(async () => expect(await find('ecevit')).toHaveLength(1))
    expect(await appearances('bulent-ecevit')).toHaveLength(2)
    await post(`${path}/status`, { status: 'cancelled', reason: 'Illness' })
    expect(await appearances('bulent-ecevit')).toMatchObject([{ as: 'signer' }])
    await post(`${signed}/voiding`, { reason: 'Signed by somebody else' })
    await eventually(async () => expect(await find('ecevit')).toEqual([]))
    for (const gone of ['bulent-ecevit', 'bulent-ecevit/appearances'])
      expect(await get(`/v1/people/${gone}`)).toMatchObject({ status: 404 })
    expect((await get('/v1/visits?personId=bulent-ecevit')).body.items).toHaveLength(1)
  })
})
