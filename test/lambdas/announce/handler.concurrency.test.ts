/** Concurrent and killed runs of the daily announcements: each announcement is made once. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { addDays } from '../../../domain/time/partial-date'
import { interceptCommands } from '../../support/intercept-commands'
import { startAnnouncing, type Announcing } from './announcing'

let office: Announcing
beforeEach(async () => {
  office = await startAnnouncing()
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
})
afterEach(async () => {
  jest.restoreAllMocks()
  await office.table.remove()
})

interface Command {
  readonly constructor: { readonly name: string }
  readonly input: Readonly<Record<string, unknown>>
}

/** The number of items that a command writes in a transaction; 0 for any other command. */
const itemsWritten = ({ constructor: { name }, input }: Command): number =>
  name === 'TransactWriteCommand' ? (input['TransactItems'] as unknown[]).length : 0

/** An announcement is several items; the mark is one. */
const isAnnouncement = (command: Command) => itemsWritten(command) > 1
const isMark = (command: Command) => itemsWritten(command) === 1

/** The numbers of committed and cancelled transactions. */
interface Score {
  won: number
  lost: number
}

/** Two clients. Each delays its first transaction until the other is ready to send one. */
function twoAtOnce(score: Score): DynamoDBDocumentClient[] {
  let arrive = () => {}
  const bothAreThere = new Promise<void>((resolve) => {
    let missing = 2
    arrive = () => (missing -= 1) === 0 && resolve()
  })
  return [1, 2].map(() =>
    interceptCommands(office.table.client, async (command, pass) => {
      if (!isAnnouncement(command)) return pass()
      arrive()
      await bothAreThere
      try {
        const answer = await pass()
        score.won += 1
        return answer
      } catch (error) {
        score.lost += 1
        throw error
      }
    }),
  )
}

test('of two concurrent runs, 20 times, one announces and the other finds the announcement', async () => {
  await office.run('2024-01-01')
  const expected: string[] = []
  const score = { won: 0, lost: 0 }
  for (let round = 1; round <= 20; round += 1) {
    const day = addDays('2024-01-01', round)
    await office.record(`r${round}`, { originOn: `1989${day.slice(4)}`, leadTimes: [0] })
    await Promise.all(twoAtOnce(score).map((client) => office.run(day, client)))
    expected.push(`r${round} 35, 0 left`)
    expect(await office.lastDay()).toBe(day)
  }
  expect(await office.announcements()).toEqual(expected)
  expect(score).toEqual({ won: 20, lost: 20 })
}, 120_000)

test('two concurrent runs after two missed months announce each occurrence once, in sequence', async () => {
  for (const id of ['a', 'b', 'c']) await office.record(id)
  await office.run('2024-09-17')
  const score = { won: 0, lost: 0 }
  await Promise.all(twoAtOnce(score).map((client) => office.run('2024-11-17', client)))
  const bySequence = (await office.changes())
    .map(({ subject, sequence, data }) => `${subject} #${sequence}: ${data.daysLeft}`)
    .toSorted()
  const each = (id: string) => [30, 7, 0].map((left, index) => `occurrences/${id}/35 #${index + 1}: ${left}`)
  expect(bySequence).toEqual(['a', 'b', 'c'].flatMap(each))
  expect(score.won).toBe(9)
  expect(score.lost).toBeGreaterThan(0)
})

const IDS = ['a', 'b', 'c', 'd']
const ALL = IDS.map((id) => `${id} 35, 0 left`)

/** A client that fails from its nth transaction on, before or after sending it. */
function dyingAt(nth: number, when: 'before' | 'after'): DynamoDBDocumentClient {
  let transactions = 0
  return interceptCommands(office.table.client, async (command, pass) => {
    if (isAnnouncement(command)) transactions += 1
    if (transactions === nth && when === 'after') await pass()
    if (transactions >= nth) throw new Error('killed')
    return pass()
  })
}

test.each(IDS.flatMap((_, index) => [[index + 1, 'before'] as const, [index + 1, 'after'] as const]))(
  'a run that is killed at announcement %i, %s it is recorded, is completed by the next run',
  async (nth, when) => {
    for (const id of IDS) await office.record(id)
    await office.run('2024-11-16')
    await expect(office.run('2024-11-17', dyingAt(nth, when))).rejects.toThrow('announcements failed')
    expect(await office.announcements()).toEqual(ALL.slice(0, when === 'after' ? nth : nth - 1))
    expect(await office.lastDay()).toBe('2024-11-16')
    await office.run('2024-11-18')
    expect(await office.announcements()).toEqual(ALL)
    expect(await office.lastDay()).toBe('2024-11-18')
  },
)

test.each([1, 2, 3, 4])('when announcement %i fails, the others are made, and the run fails', async (nth) => {
  for (const id of IDS) await office.record(id)
  await office.run('2024-11-16')
  let transactions = 0
  const failing = interceptCommands(office.table.client, async (command, pass) => {
    if (isAnnouncement(command) && (transactions += 1) === nth) throw new Error('no')
    return pass()
  })
  await expect(office.run('2024-11-17', failing)).rejects.toThrow('1 of 4 announcements failed.')
  expect(await office.announcements()).toEqual(ALL.filter((_, index) => index !== nth - 1))
  expect(await office.lastDay()).toBe('2024-11-16')
  await office.run('2024-11-17')
  expect((await office.announcements()).toSorted()).toEqual(ALL)
  expect(await office.lastDay()).toBe('2024-11-17')
})

test('a run that is killed before it stores the last day is repeated without announcements', async () => {
  for (const id of IDS) await office.record(id)
  await office.run('2024-11-16')
  const dying = interceptCommands(office.table.client, async (command, pass) => {
    if (isMark(command)) throw new Error('killed')
    return pass()
  })
  await expect(office.run('2024-11-17', dying)).rejects.toThrow('killed')
  await office.run('2024-11-17')
  expect(await office.announcements()).toEqual(ALL)
  expect(await office.lastDay()).toBe('2024-11-17')
})
