/** Kills the function that issues notices, at each of its calls, when the minute of a notice has come. */
import { setTimeout as pause } from 'node:timers/promises'
import { Clock } from 'template-runner/clock'
import { pressDeskOf } from '../journeys/press-desk'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'

const MINUTE_MS = 60_000
/** The clock runs on from here: a slow machine still arms the kill before the minute comes. */
const AHEAD_MS = 30_000
const PATIENCE_MS = 240_000

interface NoticeKillPoint {
  readonly operation: string
  readonly phase: 'before' | 'after'
}

export const NOTICE_KILL_POINTS: readonly NoticeKillPoint[] = [
  'Query',
  'GetItem',
  'BatchGetItem',
  'TransactWriteItems',
].flatMap((operation) => (['before', 'after'] as const).map((phase) => ({ operation, phase })))

interface NoticeKillReport {
  readonly kills: number
  /** Notices that were not issued after their minute, or whose issue no kill met. */
  readonly missing: readonly string[]
  /** Notices with more than one event of their issue. */
  readonly repeated: readonly string[]
  /** Notices that were open before their minute. */
  readonly early: readonly string[]
}

/** Kills the function this many times at each point, each time at the minute of another notice. */
export async function killAtTheMinute(
  times: number,
  onRound: () => void = () => {},
): Promise<NoticeKillReport> {
  const clock = new Clock()
  clock.moveTo(Date.parse('2097-11-17T08:00:00Z'))
  let armed: NoticeKillPoint | undefined
  let kills = 0
  const registry: LocalRegistry = await startLocalRegistry({
    clock,
    onCall: ({ caller, operation }, phase) => {
      if (!caller.startsWith('Issue') || operation !== armed?.operation || phase !== armed.phase) return
      armed = undefined
      kills += 1
      void registry.run.crash('Issue')
    },
  })
  const early: string[] = []
  const missing: string[] = []
  const ids: string[] = []
  try {
    const desk = pressDeskOf(registry)
    const visit = await desk.recordVisit()
    const isOpen = async (id: string) => (await registry.send('GET', `/v1/notices/${id}`)).status === 200
    for (let round = 0; round < times; round += 1)
      for (const killPoint of NOTICE_KILL_POINTS) {
        onRound()
        const minute = new Date((Math.ceil(clock.now() / MINUTE_MS) + 60) * MINUTE_MS)
        const path = await desk.compose(visit, { embargoedUntil: minute.toISOString() })
        await desk.approve(path)
        const id = path.split('/').at(-1) ?? ''
        ids.push(id)
        clock.moveTo(minute.getTime() - AHEAD_MS)
        if (await isOpen(id)) early.push(id)
        armed = killPoint
        clock.moveTo(minute.getTime())
        // The notice can be open before the call that opened it has ended, and so before the kill after this call.
        const isDone = async () => armed === undefined && (await isOpen(id))
        if (!(await until(clock, isDone))) missing.push(id)
      }
    const repeated = ids.filter((id) => issuesOf(registry, id) > 1)
    return { kills, missing, repeated, early }
  } finally {
    await registry.stop()
  }
}

const issuesOf = (registry: LocalRegistry, id: string): number =>
  new Set(
    registry
      .events()
      .filter(({ detail }) => detail.subject === `notices/${id}` && detail.type === 'notice.issued')
      .map(({ detail }) => detail.sequence),
  ).size

/** Waits for a condition; moves the clock from minute to minute, since a killed run is not repeated. */
async function until(clock: Clock, isSo: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS
  for (let rounds = 1; !(await isSo()); rounds += 1) {
    if (Date.now() > end) return false
    await pause(10)
    if (rounds % 20 === 0) clock.moveBy(MINUTE_MS)
  }
  return true
}
