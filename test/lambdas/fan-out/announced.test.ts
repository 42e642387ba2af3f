/** The delivery of an announcement to subscriptions of partnerships. */
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../../lambdas/table/table'
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Change } from '../../../contract/changes'
import { dueOn } from '../../../domain/anniversaries/upcoming'
import { openAnnouncements } from '../../../lambdas/announce/announcements'
import { foundedBy, recordedPartnership } from '../../domain/shared/builders'
import { makeTable, type TestTable } from '../../support/table'
import { Delivering } from '../deliver/delivering'

let table: TestTable
beforeAll(async () => {
  table = await makeTable({ stream: false })
})
afterAll(() => table.remove())

/** Makes the announcement that is due on a day, and returns its change. */
async function announced(anniversary: Anniversary, day: string): Promise<Change> {
  const [upcoming] = dueOn({ from: day, to: day }, [anniversary])
  if (!upcoming) throw new Error('Nothing falls due.')
  const clock = { now: () => new Date(`${day}T04:00:00.000Z`), newId: () => uuidv7() }
  await openAnnouncements(openTable(table.name, table.client), clock).announce(upcoming)
  const store = table.storeAt(clock.now)
  const { changes } = await store.readHistory(`occurrences/${anniversary.id}/${upcoming.ordinal}`, 0, 10)
  const change = changes.at(-1)
  if (!change) throw new Error('Nothing was announced.')
  return change
}

test('delivers an announcement to a subscription of its partnership, and skips it for others', async () => {
  const partnership = recordedPartnership()
  const anniversary = foundedBy(partnership)
  const first = await announced(anniversary, '2024-05-21')
  const second = await announced(anniversary, '2024-10-18')
  for (const [partnershipIds, leadTimes] of [
    [[partnership.id], [180, 30]],
    [['paris'], []],
  ] as const) {
    const office = await Delivering.to(table, 204, { types: ['anniversary.*'], partnershipIds })
    for (const { id, subject, sequence } of [first, second])
      await office.deliver({
        subscriptionId: office.subscriptionId,
        deliveryId: id,
        subject,
        sequence,
        requestId: id,
      })
    expect(office.subscriber.messages.map(({ data }) => data.data)).toMatchObject(
      leadTimes.map((daysLeft) => ({ daysLeft, partnershipId: partnership.id })),
    )
    await office.subscriber.close()
  }
})
