/** Hides visible data: things, a programme item and an approved statement. */
import type { Clearance } from '../../../contract/things'
import type { Hideable, TestData } from './test-data'

type Fields = Readonly<Record<string, unknown>>

/** Narrows the visibility of some visits and entries, and returns them as changed. */
export async function hideThings(testData: TestData): Promise<Hideable[]> {
  const { visits, entries, writer, canaries } = testData
  const steps = [
    [visits, 'public', 'internal', 2],
    [visits, 'public', 'press', 0],
    [visits, 'press', 'internal', 2],
    [entries, 'public', 'internal', 0],
    [entries, 'press', 'internal', 0],
  ] as const
  const of = (visibility: Clearance) => (thing: Hideable) => thing.visibility === visibility
  const chosen = steps.map(([things, from, to, at]) => ({ things, to, thing: things.filter(of(from))[at] }))
  const hidden: Hideable[] = []
  for (const { things, thing, to } of chosen) {
    if (!thing) throw new Error('There is nothing to hide.')
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
export async function hideParts({ visits, writer, canaries }: TestData): Promise<void> {
  const visit = visits.findLast(({ visibility }) => visibility === 'public')
  const { body } = await writer.send('GET', visit?.path ?? '')
  const [item, ...programme] = body['programme'] as [Fields, ...Fields[]]
  const [statement, ...statements] = body['statements'] as [Fields, ...Fields[]]
  await writer.send('PATCH', visit?.path ?? '', {
    programme: [{ ...item, visibility: 'internal' }, ...programme],
    statements: [{ ...statement, status: 'draft' }, ...statements],
  })
  canaries.hide([item, statement], 'internal')
}
