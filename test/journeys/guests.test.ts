/** Guests whose names are not known yet, who are of no country, or of one that no longer exists: over HTTP. */
import { Clock } from 'template-runner/clock'
import { eventually } from '../support/eventually'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'

const minister = { office: 'Foreign Minister', officeClass: 'foreign-minister', country: 'XK' }
const plan = {
  direction: 'incoming',
  kind: 'official-visit',
  start: '2027-02-01',
  venues: ['Rotes Rathaus'],
  occasion: { en: 'A visit' },
}

let registry: LocalRegistry
beforeAll(async () => {
  const clock = new Clock()
  clock.moveTo(Date.parse('2027-02-01T12:00:00Z'))
  registry = await startLocalRegistry({ clock })
})
afterAll(() => registry.stop())

const get = async (path: string) => (await registry.send('GET', `/v1/${path}`)).body
const send = async (method: string, path: string, body: object) =>
  await registry.send(method, `/v1/${path}`, { body, headers: { 'if-match': '*' } })
const record = async (guests: readonly object[], fields: object = {}) =>
  (await send('POST', 'visits', { ...plan, guests, ...fields })).body
const idsIn = async (path: string) => ((await get(path))['items'] as { id: string }[]).map(({ id }) => id)
const faultsIn = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer),
]

describe('a guest without a name', () => {
  test('is planned by the office, is nobody, and is named later', async () => {
    const { id, guests } = await record([minister])
    expect(guests).toEqual([{ kind: 'person', ...minister }])
    const path = `visits/${String(id)}`
    expect((await send('POST', `${path}/status`, { status: 'confirmed' })).body).not.toHaveProperty(
      'warnings',
    )
    const { body } = await send('PATCH', path, { guests: [{ ...minister, name: 'Ada Beispiel' }] })
    expect(body['guests']).toMatchObject([{ personId: 'ada-beispiel' }])
    await eventually(async () => expect(await idsIn('people')).toEqual(['ada-beispiel']))
  })

  test('stands in the calendar by the office', async () => {
    await record([{ ...minister, office: 'Minister of Bridges' }])
    const calendar = await registry.send('GET', '/v1/calendar.ics?from=2027-01-01&to=2027-12-31')
    expect(calendar.text.replaceAll(/\r\n[ \t]/g, '')).toMatch(/Minister of Bridges/)
  })

  test('is a warning once the visit is completed, and no reason to invent a name', async () => {
    const { id } = await record([minister, { ...minister, name: 'N.N.' }])
    const path = `visits/${String(id)}/status`
    await send('POST', path, { status: 'confirmed' })
    const { status, body } = await send('POST', path, { status: 'completed' })
    expect([status, body['warnings']]).toEqual([
      200,
      [0, 1].map((index) => ({
        code: 'unknown-name',
        message: expect.any(String),
        pointer: `/guests/${index}/name`,
      })),
    ])
  })

  test('has not signed: a signing needs the name', async () => {
    const entry = { signedOn: '2027-02-01' }
    const book = 'books/golden-book/entries'
    for (const signer of [minister, { ...minister, name: 'N. N.' }])
      expect(faultsIn(await send('POST', book, { ...entry, signers: [signer] }))).toEqual([
        422,
        ['/signers/0/name'],
      ])
  })

  test('has no id unless the name is known as well', async () => {
    const answer = await send('POST', 'visits', { ...plan, guests: [{ ...minister, personId: 'ada' }] })
    expect(faultsIn(answer)).toEqual([422, ['/guests/0/name']])
  })
})

const asRecorded = (name: string) => ({ kind: 'person', ...minister, name })

describe('a placeholder', () => {
  test('is nobody on visits and in the books, whatever id is given', async () => {
    const names = ['N.N.', 'TBA', 'unbekannt', 'N. N. 2']
    const { guests } = await record(names.map((name) => ({ ...minister, name, personId: 'n-n' })))
    expect(guests).toEqual(names.map(asRecorded))
    const signers = [{ name: 'N.N.', office: 'Botschafter' }]
    const archived = { origin: 'archive', signedOn: '1987', signers }
    for (const _ of [1, 2]) {
      const { status, body } = await send('POST', 'books/guest-book/entries', archived)
      expect([status, body['warnings']]).toEqual([201, undefined])
      expect(body['signers']).toEqual([{ kind: 'person', role: 'principal', ...signers[0] }])
    }
    const { id } = await record([{ ...minister, name: 'Bo Beispiel' }])
    await eventually(async () => expect(await idsIn('people')).toContain('bo-beispiel'))
    expect(await idsIn('people')).toEqual(['ada-beispiel', 'bo-beispiel'])
    expect(await idsIn('people?q=n')).toEqual([])
    for (const path of ['people/n-n', 'people/n-n/appearances'])
      expect(await registry.send('GET', `/v1/${path}`)).toMatchObject({ status: 404 })
    expect(await idsIn('visits?personId=n-n')).toEqual([])
    expect(await idsIn('visits?personId=bo-beispiel')).toEqual([id])
  })
})

describe('a country', () => {
  const secretary = {
    name: 'Cy Beispiel',
    office: 'Secretary-General of the United Nations',
    officeClass: 'international-organisation',
  }

  test('is absent where there is none', async () => {
    const { id, guests } = await record([secretary])
    expect(guests).toEqual([{ kind: 'person', ...secretary, personId: 'cy-beispiel' }])
    expect(await get(`visits/${String(id)}`)).toMatchObject({ guests })
    const signed = await send('POST', 'books/guest-book/entries', {
      signedOn: '2027-02-01',
      signers: [secretary],
    })
    expect([signed.status, signed.body['errors']]).toEqual([201, undefined])
  })

  test('may be XK, by which lists are filtered', async () => {
    const { id } = await record([{ ...minister, name: 'Di Beispiel' }])
    expect(await idsIn('visits?country=XK')).toContain(id)
  })

  test('of an archive may be a former one; that of a live record must be of today', async () => {
    const guest = { name: 'Erich Beispiel', office: 'Oberbürgermeister', country: 'DD' }
    const city = { city: { de: 'Leningrad' }, country: 'SU', origin: 'archive', status: 'ended' }
    const partnership = await send('POST', 'partnerships', city)
    expect(partnership).toMatchObject({ status: 201, body: { country: 'SU' } })
    const { id } = await record([guest], {
      origin: 'archive',
      status: 'completed',
      start: '1987',
      partnershipId: 'leningrad',
    })
    for (const code of ['DD', 'SU']) expect(await idsIn(`visits?country=${code}`)).toEqual([id])
    expect(await idsIn('partnerships?country=SU')).toEqual(['leningrad'])
    const entry = { origin: 'archive', signedOn: '1987', signers: [guest] }
    expect((await send('POST', 'books/golden-book/entries', entry)).status).toBe(201)
    expect((await get('books/golden-book/entries?country=DD'))['items']).toHaveLength(1)

    expect(
      faultsIn(await send('POST', 'visits', { ...plan, guests: [{ ...minister, country: 'DD' }] })),
    ).toEqual([422, ['/guests/0/country']])
    const live = await record([minister])
    expect(faultsIn(await send('PATCH', `visits/${String(live['id'])}`, { hosts: [{ ...guest }] }))).toEqual([
      422,
      ['/hosts/0/country'],
    ])
    expect(faultsIn(await send('POST', 'partnerships', { city: { de: 'Minsk' }, country: 'SU' }))).toEqual([
      422,
      ['/country'],
    ])
  })
})
