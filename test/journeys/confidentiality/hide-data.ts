/** Hides data that was visible: whole things, a programme item and an approved statement. */
import type { Clearance } from '../../../contract/things'
import type { ThingWithVisibility, TestData } from './test-data'

type JsonObject = Readonly<Record<string, unknown>>

/** Narrows the visibility of some visits and entries, and returns them with the new visibility. */
export async function hideThings(testData: TestData): Promise<ThingWithVisibility[]> {
  const { visits, entries, writer, canaries } = testData
  const steps = [
    [visits, 'public', 'internal', 2],
    [visits, 'public', 'press', 0],
    [visits, 'press', 'internal', 2],
    [entries, 'public', 'internal', 0],
    [entries, 'press', 'internal', 0],
  ] as const
  const of = (visibility: Clearance) => (thing: ThingWithVisibility) => thing.visibility === visibility
  const chosen = steps.map(([things, from, to, at]) => ({ things, to, thing: things.filter(of(from))[at] }))
  const hidden: ThingWithVisibility[] = []
  for (const { things, thing, to } of chosen) {
    if (!thing) throw new Error('The test data has no such thing to hide.')
    const patch = { visibility: to }
    const { body } = await writer.send('GET', thing.path)
    if (body['status'] === 'planned') await writer.send('PATCH', thing.path, patch)
    else await writer.send('POST', `${thing.path}/corrections`, { patch, reason: 'It is hidden.' })
    const { body: history } = await writer.send('GET', `${thing.path}/changes?limit=100`)
    canaries.hide(history, to)
    const after = { ...thing, visibility: to }
    things[things.indexOf(thing)] = after
    hidden.push(after)
  }
  return hidden
}

/** Makes a programme item of a public visit internal, and an approved statement a draft again. */
export async function hidePartsOfThings({ visits, writer, canaries }: TestData): Promise<void> {
  const visit = visits.findLast(({ visibility }) => visibility === 'public')
  const { body } = await writer.send('GET', visit?.path ?? '')
  const [item, ...programme] = body['programme'] as [JsonObject, ...JsonObject[]]
  const [statement, ...statements] = body['statements'] as [JsonObject, ...JsonObject[]]
  await writer.send('PATCH', visit?.path ?? '', {
    programme: [{ ...item, visibility: 'internal' }, ...programme],
    statements: [{ ...statement, status: 'draft' }, ...statements],
  })
  canaries.hide([item, statement], 'internal')
}
