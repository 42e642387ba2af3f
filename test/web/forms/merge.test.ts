import { merge, resolve } from '../../../web/forms/merge'

const read = { start: '2026-11-17', venues: ['Hall'], occasion: { de: 'Besuch', en: 'Visit' }, notes: 'Old' }

test('keeps the changes of both sides where they have changed different fields', () => {
  const mine = { ...read, start: '2026-11-18' }
  const theirs = { ...read, venues: ['Garden'], end: '2026-11-19' }
  expect(merge(read, mine, theirs)).toEqual({
    merged: { ...theirs, start: '2026-11-18' },
    conflicts: [],
    isRecorded: false,
  })
})

test('takes a change as recorded where the newest version has all of it', () => {
  const mine = { ...read, venues: ['Garden', 'Hall'] }
  const theirs = { ...mine, notes: 'New' }
  expect(merge(read, mine, theirs)).toMatchObject({ conflicts: [], isRecorded: true })
})

test('takes no change at all as recorded', () => {
  expect(merge(read, read, { ...read, notes: 'New' }).isRecorded).toBe(true)
})

test('asks for a field that both have changed differently, and for no other', () => {
  const mine = { ...read, start: '2026-11-18', notes: 'Mine' }
  const theirs = { ...read, start: '2026-11-19', venues: [] }
  const merged = merge(read, mine, theirs)
  expect(merged.conflicts).toEqual([{ pointer: '/start', mine: '2026-11-18', theirs: '2026-11-19' }])
  expect(resolve(merged, { '/start': 'theirs' })).toEqual({ ...theirs, notes: 'Mine' })
  expect(resolve(merged, { '/start': 'mine' })).toEqual({ ...theirs, start: '2026-11-18', notes: 'Mine' })
})

test('asks where one has removed what the other has changed', () => {
  const { notes: _, ...mine } = read
  const merged = merge(read, mine, { ...read, notes: 'New' })
  expect(merged.conflicts).toEqual([{ pointer: '/notes', mine: undefined, theirs: 'New' }])
  expect(resolve(merged, { '/notes': 'mine' })).toEqual(mine)
})

test('removes a field that only one side has removed', () => {
  const { notes: _, ...mine } = read
  expect(merge(read, mine, { ...read, start: '2027' }).merged).toEqual({ ...mine, start: '2027' })
})

test('merges a text language by language where it is split, and as a whole where it is not', () => {
  const mine = { ...read, occasion: { de: 'Staatsbesuch', en: 'Visit' } }
  const theirs = { ...read, occasion: { de: 'Besuch', en: 'State visit', tr: 'Ziyaret' } }
  expect(merge(read, mine, theirs, ['occasion'])).toMatchObject({
    merged: { occasion: { de: 'Staatsbesuch', en: 'State visit', tr: 'Ziyaret' } },
    conflicts: [],
  })
  expect(merge(read, mine, theirs).conflicts).toEqual([
    { pointer: '/occasion', mine: mine.occasion, theirs: theirs.occasion },
  ])
})

test('removes a text whose last language is removed', () => {
  const before = { ...read, outcome: { de: 'Ergebnis' } }
  expect(merge(before, read, { ...before, start: '2027' }, ['outcome']).merged).toEqual({
    ...read,
    start: '2027',
  })
})

test('compares objects whatever the order of their fields', () => {
  const before = { anniversary: { anniversaryId: 'a', ordinal: 1 } }
  expect(merge(before, { anniversary: { ordinal: 1, anniversaryId: 'a' } }, before).isRecorded).toBe(true)
})
