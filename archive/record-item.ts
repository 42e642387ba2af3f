import { ApiProblem } from '../cli/api-errors'
import type { Fault } from '../contract/problems'
import type { Differing, Refused } from './archive'
import type { Mapped } from './mapping/common-mapping'
import { differencesFromFile, historyOf } from './differences'
import { messageInFile } from './mapping/file-fields'
import type { Recorded, RecordedThing, Records } from './registry/registry'
import { warningsInFile, type ItemWarning } from './warnings'

/** The result for one item; `id` is the registry's id of the record. */
export type ItemResult =
  | {
      readonly status: 'recorded'
      readonly id: string
      /** The parts of the item that were left out, by JSON pointer into it. */
      readonly leftOut: readonly Fault[]
      readonly warnings: readonly ItemWarning[]
    }
  | { readonly status: 'unchanged'; readonly id: string }
  | ({ readonly status: 'differing'; readonly id: string } & Omit<Differing, 'place'>)
  | ({ readonly status: 'refused' } & Omit<Refused, 'place'>)

/**
 * Records an item unless the registry has a record with its external id; such a record is compared with the item. The look-up
 * comes first, so that an item of an earlier import is found even if it would be refused today.
 *
 * @param lookUp the look-up of the external id
 * @throws CommandError when the import must stop
 */
export async function recordItem<Body extends object, Thing extends RecordedThing>(
  externalId: string,
  records: Records<Body, Thing>,
  lookUp: Promise<Recorded<Thing> | undefined>,
  map: () => Promise<Mapped<Body>>,
): Promise<ItemResult> {
  let mapped: Mapped<Body> | undefined
  try {
    const earlier = await lookUp
    if (earlier) return await compared(earlier, records, map)
    mapped = await map()
    const { id, thing, warnings } = await records.record(mapped.body)
    const { leftOut, fieldOf } = mapped
    return { status: 'recorded', id, leftOut, warnings: warningsInFile(warnings, thing, fieldOf) }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    // Another import may have recorded it in the meantime.
    const first = mapped && (await findAfterRefusal(records, externalId))
    return first ? await compared(first, records, map) : { status: 'refused', ...refusalOf(error, mapped) }
  }
}

async function findAfterRefusal<Body, Thing extends RecordedThing>(
  { find }: Records<Body, Thing>,
  externalId: string,
): Promise<Recorded<Thing> | undefined> {
  try {
    return await find(externalId)
  } catch (error) {
    if (error instanceof ApiProblem) return undefined
    throw error
  }
}

/** Compares a record with the item. An item that would be refused today differs in the fields that are at fault. */
async function compared<Body extends object, Thing extends RecordedThing>(
  { id, thing }: Recorded<Thing>,
  { preview }: Records<Body, Thing>,
  map: () => Promise<Mapped<Body>>,
): Promise<ItemResult> {
  let mapped: Mapped<Body> | undefined
  try {
    mapped = await map()
    const { body, fieldOf } = mapped
    const inFile = preview(body)
    const differences = differencesFromFile(thing, inFile, Object.keys(body), fieldOf)
    if (differences.length === 0) return { status: 'unchanged', id }
    return { status: 'differing', id, differences, history: historyOf(thing, inFile) }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const { faults, detail } = refusalOf(error, mapped)
    const differences = faults.length > 0 ? faults : [{ pointer: '', message: detail }]
    return { status: 'differing', id, differences, history: historyOf(thing) }
  }
}

/** A problem in the words of the file: the API's faults point into the request's body, those of a reference into the item. */
function refusalOf(
  { title, detail, faults }: ApiProblem,
  mapped: Mapped<object> | undefined,
): Omit<Refused, 'place'> {
  if (!mapped || faults.length === 0) return { title, detail, faults }
  return {
    title,
    detail: 'Correct these fields of the file and import it again.',
    faults: faults.map(({ pointer, message }) => ({
      pointer: mapped.fieldOf(pointer),
      apiPointer: pointer,
      message: messageInFile(message, mapped.fieldOf),
    })),
  }
}
