/** Who is the same person: the very name, or an id that says so. Who is perhaps the same is told. */
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'
import { mayor, peopleClient } from './people-client'

let registry: Registry
const { get, named, appearances, areKnown } = peopleClient(() => registry)
const { externalId: _v, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit
const { externalId: _e, visitId: _i, ...entry } = istanbul().entry

const record = async (guests: readonly object[], headers: Readonly<Record<string, string>> = {}) =>
  await registry.send('POST', '/v1/visits', { body: { ...visit, hosts: [], guests }, headers })
const sign = async (signers: readonly object[]) =>
  await registry.send('POST', '/v1/books/golden-book/entries', { body: { ...entry, hosts: [], signers } })
const amend = async (method: string, path: string, body: object) =>
  await registry.send(method, path, {
    body,
    headers: { 'if-match': (await get(path.replace(/\/corrections$/, ''))).headers.get('etag') ?? '' },
  })

interface Warning {
  readonly code: string
  readonly pointer?: string
  readonly personId?: string
  readonly others?: readonly { readonly personId: string; readonly name: string }[]
}
const warningsOf = ({ body }: ApiResponse) => (body.warnings ?? []) as Warning[]
/** Who is perhaps whom: `/guests/0 eva: dr-eva`. */
const perhaps = (answer: ApiResponse) =>
  warningsOf(answer).flatMap(({ code, pointer, personId, others = [] }) =>
    code === 'perhaps-the-same'
      ? [`${pointer} ${personId}: ${others.map((each) => each.personId).join()}`]
      : [],
  )
const idsIn = ({ body }: ApiResponse) =>
  ((body.guests ?? body.signers) as { personId: string }[]).map(({ personId }) => personId)

describe('two people whose names fold alike', () => {
  const [one, other] = ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng'].map((name) => mayor(name))

  beforeAll(async () => {
    registry = await startRegistry()
  })
  afterAll(() => registry.stop())

  test('have ids of their own, and each visit says that they are perhaps the same', async () => {
    const first = await record([one!])
    expect([idsIn(first), perhaps(first)]).toEqual([['nguyen-van-hung'], []])
    const second = await record([other!])
    expect([idsIn(second), perhaps(second)]).toEqual([
      ['nguyen-van-hung-2'],
      ['/guests/0 nguyen-van-hung-2: nguyen-van-hung'],
    ])
    expect(warningsOf(second)[0]?.others).toEqual([{ personId: 'nguyen-van-hung', name: 'Nguyễn Văn Hùng' }])
    expect((await get(second.headers.get('location') ?? '')).body).not.toHaveProperty('warnings')
  })

  test('have signed a book each: neither has signed before the other', async () => {
    expect(perhaps(await sign([one!]))).toEqual(['/signers/0 nguyen-van-hung: nguyen-van-hung-2'])
    const second = await sign([other!])
    expect(perhaps(second)).toEqual(['/signers/0 nguyen-van-hung-2: nguyen-van-hung'])
    expect(warningsOf(second).map(({ code }) => code)).not.toContain('signed-before')
    const again = await sign([{ ...one!, name: 'NGUYỄN VĂN HÙNG' }])
    expect(idsIn(again)).toEqual(['nguyen-van-hung'])
    expect(warningsOf(again).map(({ code, personId }) => `${code} ${personId}`)).toContain(
      'signed-before nguyen-van-hung',
    )
  })

  test('are both found by what an office types, with their own appearances', async () => {
    await areKnown(2)
    await eventually(async () =>
      expect(new Set(await named('nguyen van hung'))).toEqual(
        new Set(['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng']),
      ),
    )
    await eventually(async () => expect(await appearances('nguyen-van-hung')).toHaveLength(3))
    expect(await appearances('nguyen-van-hung-2')).toHaveLength(2)
  })

  test('get no warning when the request says who they are', async () => {
    const said = await record([{ ...other!, personId: 'nguyen-van-hung-2' }])
    expect([said.status, warningsOf(said)]).toEqual([201, []])
  })
})

describe('a name like that of another person', () => {
  beforeAll(async () => {
    registry = await startRegistry()
    for (const name of ['Jörg Müller', 'Orbán Viktor', 'Dr. Eva Beispiel']) await record([mayor(name)])
  })
  afterAll(() => registry.stop())

  test.each([
    ['Joerg Mueller', 'joerg-mueller', 'jorg-muller'],
    ['Viktor Orbán', 'viktor-orban', 'orban-viktor'],
    ['Eva Beispiel', 'eva-beispiel', 'dr-eva-beispiel'],
  ])('is perhaps the same person: %s', async (name, id, other) => {
    const answer = await record([mayor('Somebody Else'), mayor(name)])
    expect(perhaps(answer)).toEqual([`/guests/1 ${id}: ${other}`])
  })

  test('is told again with the same key, and to a patch or a correction that adds the person', async () => {
    const headers = { 'idempotency-key': 'perhaps' }
    const first = await record([mayor('Prof. Eva Beispiel')], headers)
    const again = await record([mayor('Prof. Eva Beispiel')], headers)
    expect(perhaps(first)).toEqual(['/guests/0 prof-eva-beispiel: dr-eva-beispiel,eva-beispiel'])
    expect([again.headers.get('idempotent-replayed'), warningsOf(again)]).toEqual(['true', warningsOf(first)])
    const path = first.headers.get('location') ?? ''
    const added = await amend('PATCH', path, { guests: [mayor('Prof. Eva Beispiel'), mayor('Jorg Muller')] })
    expect(perhaps(added)).toEqual(['/guests/1 jorg-muller-2: joerg-mueller,jorg-muller'])
    expect(perhaps(await amend('PATCH', path, { notes: 'In the rain' }))).toEqual([])
    const signed = await sign([mayor('Kai Wegner')])
    const corrections = `${signed.headers.get('location')}/corrections`
    const patch = { signers: [mayor('Müller, Jörg')] }
    const corrected = await amend('POST', corrections, { patch, reason: 'Misread' })
    expect(perhaps(corrected)).toEqual(['/signers/0 muller-jorg: joerg-mueller,jorg-muller,jorg-muller-2'])
  })

  test('is nobody else once a correction gives the id of that person', async () => {
    const path = (await record([mayor('Orban Viktor')])).headers.get('location') ?? ''
    const same = await amend('PATCH', path, { guests: [mayor('Orban Viktor', { personId: 'orban-viktor' })] })
    expect(idsIn(same)).toEqual(['orban-viktor'])
    await eventually(async () => {
      const { body } = await get('/v1/people/orban-viktor')
      expect(body.otherNames).toHaveLength(1)
      expect(await get('/v1/people/orban-viktor-2')).toMatchObject({ status: 404 })
    })
  })

  test('is never told of people of whom every visit is cancelled and every entry void', async () => {
    const path = (await record([mayor('Žofie Šílená')])).headers.get('location') ?? ''
    const cancel = { status: 'cancelled', reason: 'Illness' }
    expect(perhaps(await record([mayor('Zofie Silena')]))).toHaveLength(1)
    const headers = { 'if-match': '"1"' }
    await registry.send('POST', `${path}/status`, { body: cancel, headers })
    expect(perhaps(await record([mayor('Zofie Silena')]))).toEqual([])
  })

  test('is told when a visit is reinstated, since its people were not compared meanwhile', async () => {
    const path = (await record([mayor('Łucja Żak')])).headers.get('location') ?? ''
    const step = async (version: number, status: string) => {
      const headers = { 'if-match': `"${version}"` }
      return await registry.send('POST', `${path}/status`, { body: { status, reason: 'Illness' }, headers })
    }
    await step(1, 'postponed')
    expect(perhaps(await record([mayor('Lucja Zak')]))).toEqual([])
    expect(perhaps(await step(2, 'planned'))).toEqual(['/guests/0 lucja-zak: lucja-zak-2'])
    expect(perhaps(await step(3, 'confirmed'))).toEqual([])
  })

  test('is not told to a caller who cannot read people', async () => {
    const { token } = await registry.callerOf('press-reader', 'read.press')
    const path = (await record([mayor('Viktor Orban')])).headers.get('location') ?? ''
    const headers = { authorization: `Bearer ${token}` }
    await amend('PATCH', path, { visibility: 'press' })
    const { status, text } = await registry.send('GET', path, { headers })
    expect([status, text.includes('warnings'), text.includes('orban-viktor')]).toEqual([200, false, false])
  })
})
