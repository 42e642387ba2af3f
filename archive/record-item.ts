import { ApiProblem } from '../cli/api-errors'
import type { Fault } from '../contract/problems'
import type { ItemFault } from './archive'
import type { Mapped } from './common-mapping'
import { differencesFromFile, historyOf } from './differences'
import { messageInFile } from './file-fields'
import type { Recorded, RecordedThing, Records } from './registry'
import { warningsInFile, type ItemWarning } from './warnings'

/** The result for one item. */
export interface ItemResult {
  readonly status: 'recorded' | 'unchanged' | 'differing' | 'refused'
  /** The registry's id of what was recorded or found. */
  readonly id?: string
  readonly problem?: Problem
  /** The fields in which the record differs from the file. */
  readonly differences?: readonly ItemFault[]
  /** The state of the record since it was recorded. */
  readonly history?: string | undefined
  /** The parts of a recorded item that were left out, by JSON pointer into it. */
  readonly leftOut?: readonly Fault[]
  /** The registry's warnings about a recorded item. */
  readonly warnings?: readonly ItemWarning[]
}

/** A refusal, with its faults in the fields of the file. */
interface Problem {
  readonly title: string
  readonly detail: string
  readonly faults: readonly ItemFault[]
}

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
    const inFile = warningsInFile(warnings, thing, mapped.fieldOf)
    return { status: 'recorded', id, leftOut: mapped.leftOut, warnings: inFile }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    // Another import may have recorded it in the meantime.
    const first = mapped && (await findAfterRefusal(records, externalId))
    return first
      ? await compared(first, records, map)
      : { status: 'refused', problem: problemOf(error, mapped) }
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
    const { faults, detail } = problemOf(error, mapped)
    const differences = faults.length > 0 ? faults : [{ pointer: '', message: detail }]
    return { status: 'differing', id, differences, history: historyOf(thing) }
  }
}

/** The problem for the archivist: the API's faults point into the request's body, those of a reference into the item. */
function problemOf({ title, detail, faults }: ApiProblem, mapped: Mapped<object> | undefined): Problem {
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
