import type { Change } from '../../contract/changes'
import type { FailedEntry } from '../../lambdas/aws/bus'
import type { DayPosition } from '../../lambdas/table/day-changes'
import { republish, type Republishing } from '../../operations/republish'

const changeAt = (time: string, type: Change['type'] = 'visit.planned'): Change => ({
  id: `id at ${time}`,
  type,
  time: `${time}.000Z`,
  subject: `visits/${time}`,
  sequence: 1,
  actor: 'office',
  changed: [''],
  data: {},
})

/** The changes by day, two on a page. */
const DAYS: Readonly<Record<string, readonly Change[]>> = {
  '2026-11-01': ['08', '09', '10'].map((hour) => changeAt(`2026-11-01T${hour}:00:00`)),
  '2026-11-03': [changeAt('2026-11-03T08:00:00', 'visit.updated'), changeAt('2026-11-03T09:00:00')],
}
const TIMES = Object.values(DAYS).flatMap((changes) => changes.map(({ time }) => time))
const timeRange = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-03T23:59:59.999Z' }

/** Republishes to a bus that refuses what it is told to. */
async function told(given: Partial<Republishing> & { readonly refuses?: (change: Change) => boolean } = {}) {
  const { refuses = () => false, ...others } = given
  const taken: string[] = []
  const put = async (changes: readonly (Change | undefined)[]): Promise<FailedEntry[]> =>
    changes.flatMap((change, index) => {
      if (!change || refuses(change)) return [{ index, code: 'InternalFailure' }]
      taken.push(change.time)
      return []
    })
  const lines: string[] = []
  const readPage = async (day: string, after?: DayPosition) => {
    const start = Number(after?.listSk ?? 0)
    const changes = (DAYS[day] ?? []).slice(start, start + 2)
    const next =
      start + 2 < (DAYS[day]?.length ?? 0) ? { pk: '', sk: '', listSk: String(start + 2) } : undefined
    return next ? { changes, next } : { changes }
  }
  const tell = (line: string) => void lines.push(line)
  const { signal } = new AbortController()
  const outcome = await republish({ timeRange, readPage, bus: { put }, tell, signal, ...others })
  return { taken, lines, ...outcome }
}

test('all days are published, page by page, in their order', async () => {
  const { taken, lines, ...outcome } = await told()
  expect(taken).toEqual(TIMES)
  expect(outcome).toEqual({ published: 5, left: [] })
  expect(lines).toEqual([
    '2026-11-01: 2 changes published, 0 left',
    '2026-11-01: 3 changes published, 0 left',
    '2026-11-02: 3 changes published, 0 left',
    '2026-11-03: 5 changes published, 0 left',
  ])
})

test('only what lies between the ends is published, and only the types that are asked for', async () => {
  const { taken } = await told({ timeRange: { from: TIMES[1]!, to: TIMES[3]! } })
  expect(taken).toEqual(TIMES.slice(1, 4))
  expect((await told({ types: ['visit.updated'] })).taken).toEqual([TIMES[3]])
})

test('what the bus refuses is told by its place, and the others are published', async () => {
  const { taken, ...outcome } = await told({ refuses: ({ time }) => time === TIMES[1] || time === TIMES[2] })
  expect(taken).toEqual([TIMES[0], TIMES[3], TIMES[4]])
  expect(outcome).toMatchObject({
    published: 3,
    left: [
      'visits/2026-11-01T09:00:00 #1 (InternalFailure)',
      'visits/2026-11-01T10:00:00 #1 (InternalFailure)',
    ],
  })
  expect(outcome.goOn).toBeUndefined()
})

test('a bus that takes nothing any more is not asked further; it goes on with the last that was taken', async () => {
  const { taken, goOn } = await told({ refuses: ({ time }) => time >= '2026-11-02' })
  expect(taken).toEqual(TIMES.slice(0, 3))
  expect(goOn).toBe(TIMES[2])
})

test('who ends it is told where to go on, and nothing in between is left out', async () => {
  const stopping = new AbortController()
  const first = await told({ signal: stopping.signal, tell: () => stopping.abort() })
  expect([first.taken, first.goOn]).toEqual([TIMES.slice(0, 2), TIMES[1]])
  const second = await told({ timeRange: { ...timeRange, from: first.goOn! } })
  expect(second.taken).toEqual(TIMES.slice(1))
})

test('changes that cannot be read end it, with what was published and where to go on', async () => {
  const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException', $metadata: {} })
  expect(await told({ readPage: async () => await Promise.reject(denied) })).toMatchObject({
    published: 0,
    left: ['AccessDeniedException: not authorized'],
    goOn: timeRange.from,
  })
  await expect(told({ readPage: async () => await Promise.reject(new Error('a bug')) })).rejects.toThrow(
    'a bug',
  )
})
