/** A signing that races a change of its visit. */
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../../lambdas/table/table'
import { entryInput, type Entry } from '../../../contract/books/schemas'
import { correctEntry, signBook } from '../../../contract/books/routes'
import { visitInput, type Visit } from '../../../contract/visits/schemas'
import { recordVisit, changeVisitStatus, updateVisit } from '../../../contract/visits/routes'
import { handlers as books } from '../../../lambdas/books/handler'
import { cursorsOf } from '../../../lambdas/table/cursor'
import { openStore, type Store } from '../../../lambdas/table/store'
import { handlers as visits } from '../../../lambdas/visits/handler'
import { BERLIN, entryBody, momentAt, understood, visitBody } from '../../domain/shared/builders'
import { interceptCommands } from '../../support/intercept-commands'
import { makeTable, type TestTable } from '../../support/table'

let table: TestTable
beforeAll(async () => {
  table = await makeTable({ stream: false })
})
afterAll(() => table.remove())

const clock = { now: () => new Date(momentAt().now), newId: () => uuidv7() }
const BOOKS = ['golden-book']

/** Calls a handler on a store; a change always names the current version. */
async function ask(route: object, request: object, store: Store): Promise<unknown> {
  const handler = [...books, ...visits].find((each) => each.route === route)
  const deps = { store, cursors: cursorsOf('test'), books: BOOKS, officeZone: BERLIN, now: clock.now }
  const whole = { ...request, actor: 'office', clearance: 'internal', requireVersion: () => undefined }
  return (await handler?.handle(whole as never, deps))?.body
}

const quiet = () => openStore(openTable(table.name, table.client), clock)

/** A store in which another write precedes the first transaction. */
function outrun(meanwhile: () => Promise<unknown>): Store {
  let isFirst = true
  const client = interceptCommands(table.client, async (command, pass) => {
    if (command.constructor.name === 'TransactWriteCommand' && isFirst) {
      isFirst = false
      await meanwhile()
    }
    return await pass()
  })
  return openStore(openTable(table.name, client), clock)
}

const { partnershipId: _, anniversary: _a, externalId: _e, ...plain } = visitBody() as Record<string, unknown>
const plannedVisit = async () =>
  (await ask(
    recordVisit,
    { body: understood(visitInput, { ...plain, visibility: 'public' }) },
    quiet(),
  )) as Visit
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
    ask(updateVisit, { params: { visitId: id }, body: { visibility: 'internal' } }, quiet())
  expect(await ask(signBook, signing(id), outrun(lessVisible))).toMatchObject({ visibility: 'internal' })
})

test('a visit that is cancelled while it is signed on refuses the signing, and the correction to it', async () => {
  const cancelling = (visitId: string) => () =>
    ask(changeVisitStatus, { params: { visitId }, body: { status: 'cancelled', reason: 'Illness' } }, quiet())
  const first = await plannedVisit()
  const refusal = { code: 'forbidden-step' }
  await expect(ask(signBook, signing(first.id), outrun(cancelling(first.id)))).rejects.toMatchObject(refusal)
  const [second, third] = [await plannedVisit(), await plannedVisit()]
  const { number } = (await ask(signBook, signing(second.id), quiet())) as Entry
  const correction = {
    params: { book: 'golden-book', number },
    body: { patch: { visitId: third.id }, reason: 'Another visit' },
  }
  await expect(ask(correctEntry, correction, outrun(cancelling(third.id)))).rejects.toMatchObject(refusal)
})
