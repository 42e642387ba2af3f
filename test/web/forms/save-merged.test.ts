import type { Answer } from '../../../web/api'
import { saveMerged, type ReadVersion, type Saving } from '../../../web/forms/save-merged'

interface Thing {
  readonly version: number
  readonly start?: string
  readonly notes?: string
  readonly occasion?: Readonly<Record<string, string>>
  readonly isOver?: boolean
}

interface Version extends ReadVersion {
  readonly isOver: boolean
}

const versionOf = ({ version, isOver = false, ...fields }: Thing, etag = `"${version}"`): Version => ({
  fields,
  etag,
  isOver,
})

const answer = <Body>(status: number, body: Body): Answer<Body> => ({
  ok: (status < 300) as true,
  status,
  body,
  headers: new Headers(),
  etag: undefined,
})

const DONE = answer(200, 'done')
const STALE = answer(412, 'stale')

/** A thing whose writes and reads are answered in this order, and what was sent. */
function scripted(writes: readonly Answer<unknown>[], reads: readonly Answer<Thing>[] = []) {
  const [nextWrite, nextRead] = [writes.values(), reads.values()]
  const sent: [patch: object, etag: string][] = []
  const saving: Saving<Thing, Version> = {
    split: ['occasion'],
    versionOf,
    isSentAlike: (before, now) => before.isOver === now.isOver,
    send: async (patch, { etag }) => {
      sent.push([patch, etag])
      return nextWrite.next().value!
    },
    read: async () => nextRead.next().value!,
  }
  return { saving, sent }
}

const FIRST: Thing = { version: 1, start: '2026-11-17', notes: 'Old', occasion: { de: 'Besuch' } }
const READ = versionOf(FIRST)
const MINE = { ...READ.fields, start: '2026-11-18' }
const SECOND: Thing = { ...FIRST, version: 2, notes: 'New' }

test('sends what differs, as a change of the version that was read', async () => {
  const { saving, sent } = scripted([DONE])
  expect(await saveMerged(READ, MINE, saving)).toEqual({ kind: 'answered', answer: DONE, isMerged: false })
  expect(sent).toEqual([[{ start: '2026-11-18' }, '"1"']])
})

test('sends changes of different fields again, on the newest version, and says so', async () => {
  const { saving, sent } = scripted([STALE, DONE], [answer(200, SECOND)])
  expect(await saveMerged(READ, MINE, saving)).toEqual({ kind: 'answered', answer: DONE, isMerged: true })
  expect(sent[1]).toEqual([{ start: '2026-11-18' }, '"2"'])
})

test('merges the languages of a text one by one', async () => {
  const theirs = { ...FIRST, version: 2, occasion: { de: 'Besuch', en: 'Visit' } }
  const { saving, sent } = scripted([STALE, DONE], [answer(200, theirs)])
  await saveMerged(READ, { ...READ.fields, occasion: { de: 'Staatsbesuch' } }, saving)
  expect(sent[1]).toEqual([{ occasion: { de: 'Staatsbesuch' } }, '"2"'])
})

test('counts an equal change as saved, and sends nothing more', async () => {
  const current = answer(200, { ...SECOND, start: '2026-11-18' })
  const { saving, sent } = scripted([STALE], [current])
  expect(await saveMerged(READ, MINE, saving)).toEqual({ kind: 'answered', answer: current, isMerged: false })
  expect(sent).toHaveLength(1)
})

test('leaves to a person what both have changed, and sends nothing more', async () => {
  const { saving, sent } = scripted([STALE], [answer(200, { ...SECOND, start: '2026-11-19' })])
  expect(await saveMerged(READ, MINE, saving)).toMatchObject({
    kind: 'conflict',
    merge: { conflicts: [{ pointer: '/start', mine: '2026-11-18', theirs: '2026-11-19' }] },
    theirs: { etag: '"2"' },
  })
  expect(sent).toHaveLength(1)
})

test('leaves to a person a newest version that is changed in another way', async () => {
  const { saving, sent } = scripted([STALE], [answer(200, { ...SECOND, isOver: true })])
  expect(await saveMerged(READ, MINE, saving)).toMatchObject({
    kind: 'sent-otherwise',
    merge: { merged: { start: '2026-11-18', notes: 'New' }, conflicts: [] },
    theirs: { etag: '"2"', isOver: true },
  })
  expect(sent).toHaveLength(1)
})

test('asks for a field that both have changed even where the newest version is changed in another way', async () => {
  const current = { ...SECOND, start: '2026-11-19', isOver: true }
  const { saving } = scripted([STALE], [answer(200, current)])
  expect(await saveMerged(READ, MINE, saving)).toMatchObject({ kind: 'conflict', theirs: { isOver: true } })
})

test('merges against the version that was read, however often the thing changes', async () => {
  const third = { ...SECOND, version: 3, notes: 'Newer' }
  const { saving, sent } = scripted([STALE, STALE, DONE], [answer(200, SECOND), answer(200, third)])
  expect(await saveMerged(READ, MINE, saving)).toMatchObject({ isMerged: true })
  expect(sent[2]).toEqual([{ start: '2026-11-18' }, '"3"'])
})

test('gives the refusal after three merges', async () => {
  const versions = [2, 3, 4, 5].map((version) => answer(200, { ...SECOND, version }))
  const { saving, sent } = scripted([STALE, STALE, STALE, STALE], versions)
  expect(await saveMerged(READ, MINE, saving)).toMatchObject({ kind: 'answered', answer: STALE })
  expect(sent.map(([, etag]) => etag)).toEqual(['"1"', '"2"', '"3"', '"4"'])
})

test('gives the answer to a read that fails', async () => {
  const gone = answer(404, FIRST)
  const { saving } = scripted([STALE], [gone])
  expect(await saveMerged(READ, MINE, saving)).toEqual({ kind: 'answered', answer: gone, isMerged: false })
})

test('gives any other refusal at once', async () => {
  const refused = answer(400, 'refused')
  const { saving, sent } = scripted([refused])
  expect(await saveMerged(READ, MINE, saving)).toMatchObject({ answer: refused })
  expect(sent).toHaveLength(1)
})
