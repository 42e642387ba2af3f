/** A stop that is linked while its trip changes: the write that comes second finds the other one. */
import { visitInput, type Visit } from '../../../contract/visits/schemas'
import { changeVisitStatus, listVisitStops, recordVisit, updateVisit } from '../../../contract/visits/routes'
import { handlers } from '../../../lambdas/visits/handler'
import { understood, visitBody } from '../../domain/shared/builders'
import { HandlerRaces } from '../../support/handler-races'

let races: HandlerRaces
beforeAll(async () => {
  races = await HandlerRaces.open(handlers)
})
afterAll(() => races.remove())

const { partnershipId: _, anniversary: _a, externalId: _e, ...plain } = visitBody() as Record<string, unknown>
const recorded = async (fields: object = {}, store = races.quiet()) =>
  (await races.ask(recordVisit, { body: understood(visitInput, { ...plain, ...fields }) }, store)) as Visit
const join = (visitId: string, partOf: string | null, store = races.quiet()) =>
  races.ask(updateVisit, { params: { visitId }, body: { partOf } }, store)
const cancel = (visitId: string, status: 'cancelled' | 'void') =>
  races.ask(changeVisitStatus, { params: { visitId }, body: { status, reason: 'A strike' } })
const stopsOf = async (visitId: string): Promise<string[]> => {
  const page = await races.ask(listVisitStops, { params: { visitId }, query: { limit: 25 } })
  return (page as { items: Visit[] }).items.map(({ id }) => id)
}
const fault = (message: string) => ({
  code: 'invalid',
  details: { faults: [{ pointer: '/partOf', message: expect.stringContaining(message) as string }] },
})

test.each(['cancelled', 'void'] as const)(
  'refuses a stop of a trip that became %s meanwhile',
  async (status) => {
    const trip = await recorded()
    const linked = recorded(
      { partOf: trip.id },
      races.outrun(() => cancel(trip.id, status)),
    )
    await expect(linked).rejects.toMatchObject(fault(status))
    expect(await stopsOf(trip.id)).toEqual([])
  },
)

test('refuses a stop of a trip that became a stop meanwhile', async () => {
  const [trip, other] = [await recorded(), await recorded()]
  const linked = recorded(
    { partOf: trip.id },
    races.outrun(() => join(trip.id, other.id)),
  )
  await expect(linked).rejects.toMatchObject(fault('not a stop of a trip itself'))
})

test('refuses that a trip becomes a stop if it got a stop meanwhile', async () => {
  const [trip, other] = [await recorded(), await recorded()]
  const store = races.outrun(() => recorded({ partOf: trip.id }))
  await expect(join(trip.id, other.id, store)).rejects.toMatchObject(fault('has stops itself'))
})

test('counts two stops that are linked at once, so that the trip has stops until both have left', async () => {
  const [trip, other] = [await recorded(), await recorded()]
  const stops: Visit[] = []
  stops.push(
    await recorded(
      { partOf: trip.id },
      races.outrun(async () => stops.push(await recorded({ partOf: trip.id }))),
    ),
  )
  const [first, second] = stops.map(({ id }) => id) as [string, string]
  expect((await stopsOf(trip.id)).toSorted()).toEqual([first, second].toSorted())
  await join(first, null)
  await expect(join(trip.id, other.id)).rejects.toMatchObject(fault('has stops itself'))
  await cancel(second, 'void')
  expect(await join(trip.id, other.id)).toMatchObject({ partOf: other.id })
})
