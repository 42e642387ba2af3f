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

/** Republishes to a bus that refuses some changes. */
async function republishTo(
  given: Partial<Republishing> & { readonly refuses?: (change: Change) => boolean } = {},
) {
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
  const onProgress = (line: string) => void lines.push(line)
  const { signal } = new AbortController()
  const result = await republish({ timeRange, readPage, bus: { put }, onProgress, signal, ...others })
  return { taken, lines, ...result }
}

test('publishes all days in order, page by page', async () => {
  const { taken, lines, ...result } = await republishTo()
  expect(taken).toEqual(TIMES)
  expect(result).toEqual({ published: 5, left: [] })
  expect(lines).toEqual([
    '2026-11-01: 2 changes published, 0 left',
    '2026-11-01: 3 changes published, 0 left',
    '2026-11-02: 3 changes published, 0 left',
    '2026-11-03: 5 changes published, 0 left',
  ])
})

test('publishes only changes within the range and of the requested types', async () => {
  const { taken } = await republishTo({ timeRange: { from: TIMES[1]!, to: TIMES[3]! } })
  expect(taken).toEqual(TIMES.slice(1, 4))
  expect((await republishTo({ types: ['visit.updated'] })).taken).toEqual([TIMES[3]])
})

test('lists the changes that the bus refuses, and publishes the others', async () => {
  const { taken, ...result } = await republishTo({
    refuses: ({ time }) => time === TIMES[1] || time === TIMES[2],
  })
  expect(taken).toEqual([TIMES[0], TIMES[3], TIMES[4]])
  expect(result).toMatchObject({
    published: 3,
    left: [
      'visits/2026-11-01T09:00:00 #1 (InternalFailure)',
      'visits/2026-11-01T10:00:00 #1 (InternalFailure)',
    ],
  })
  expect(result.resumeFrom).toBeUndefined()
})

test('stops when the bus refuses a whole page, and resumes from the last published change', async () => {
  const { taken, resumeFrom } = await republishTo({ refuses: ({ time }) => time >= '2026-11-02' })
  expect(taken).toEqual(TIMES.slice(0, 3))
  expect(resumeFrom).toBe(TIMES[2])
})

test('resumes without a gap after an abort', async () => {
  const stopping = new AbortController()
  const first = await republishTo({ signal: stopping.signal, onProgress: () => stopping.abort() })
  expect([first.taken, first.resumeFrom]).toEqual([TIMES.slice(0, 2), TIMES[1]])
  const second = await republishTo({ timeRange: { ...timeRange, from: first.resumeFrom! } })
  expect(second.taken).toEqual(TIMES.slice(1))
})

test('stops when the changes cannot be read, and reports where to resume', async () => {
  const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException', $metadata: {} })
  expect(await republishTo({ readPage: async () => await Promise.reject(denied) })).toMatchObject({
    published: 0,
    left: ['AccessDeniedException: not authorized'],
    resumeFrom: timeRange.from,
  })
  await expect(
    republishTo({ readPage: async () => await Promise.reject(new Error('a bug')) }),
  ).rejects.toThrow('a bug')
})
