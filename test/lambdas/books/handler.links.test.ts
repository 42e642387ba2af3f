/** A signing that races a change of its visit. */
import { entryInput, type Entry } from '../../../contract/books/schemas'
import { correctEntry, signBook } from '../../../contract/books/routes'
import { visitInput, type Visit } from '../../../contract/visits/schemas'
import { recordVisit, changeVisitStatus, updateVisit } from '../../../contract/visits/routes'
import { handlers as books } from '../../../lambdas/books/handler'
import { handlers as visits } from '../../../lambdas/visits/handler'
import { entryBody, understood, visitBody } from '../../domain/shared/builders'
import { HandlerRaces } from '../../support/handler-races'

let races: HandlerRaces
beforeAll(async () => {
  races = await HandlerRaces.open([...books, ...visits])
})
afterAll(() => races.remove())

const { partnershipId: _, anniversary: _a, externalId: _e, ...plain } = visitBody() as Record<string, unknown>
const plannedVisit = async () =>
  (await races.ask(recordVisit, {
    body: understood(visitInput, { ...plain, visibility: 'public' }),
  })) as Visit
const signing = (visitId: string) => {
  const { externalId: _x, ...entry } = entryBody({ signedOn: '2026-11-17', visitId }) as Record<
    string,
    unknown
  >
  return { params: { book: 'golden-book' }, body: understood(entryInput, entry) }
}

test('an entry takes the visibility of a visit that is narrowed while it is signed', async () => {
  const { id } = await plannedVisit()
  const lessVisible = () =>
    races.ask(updateVisit, { params: { visitId: id }, body: { visibility: 'internal' } })
  expect(await races.ask(signBook, signing(id), races.outrun(lessVisible))).toMatchObject({
    visibility: 'internal',
  })
})

test('a visit that is cancelled while it is signed on refuses the signing, and the correction to it', async () => {
  const cancelling = (visitId: string) => () =>
    races.ask(changeVisitStatus, { params: { visitId }, body: { status: 'cancelled', reason: 'Illness' } })
  const first = await plannedVisit()
  const refusal = { code: 'forbidden-step' }
  await expect(
    races.ask(signBook, signing(first.id), races.outrun(cancelling(first.id))),
  ).rejects.toMatchObject(refusal)
  const [second, third] = [await plannedVisit(), await plannedVisit()]
  const { number } = (await races.ask(signBook, signing(second.id))) as Entry
  const correction = {
    params: { book: 'golden-book', number },
    body: { patch: { visitId: third.id }, reason: 'Another visit' },
  }
  await expect(races.ask(correctEntry, correction, races.outrun(cancelling(third.id)))).rejects.toMatchObject(
    refusal,
  )
})
