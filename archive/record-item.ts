import type { Fault } from '../contract/problems'
import { keyOf, type Archive, type ImportResult } from './archive'
import type { Mapped } from './common-mapping'
import { ApiProblem } from '../cli/api-errors'
import type { Records } from './registry'

/** The result for one item. */
export interface ItemResult {
  readonly status: 'recorded' | 'found' | 'refused'
  /** The registry's id of what was recorded or found. */
  readonly id?: string
  readonly problem?: ApiProblem
  /** The parts of a recorded item that were left out, by JSON pointer into it. */
  readonly leftOut?: readonly Fault[]
}

/**
 * Records an item unless the registry has a record with its external id. The look-up comes first, so that an item of an
 * earlier import is found even if the archive has changed since, or would be refused today.
 *
 * @param lookUp the look-up of the external id, with the id of its record
 * @throws CommandError when the import must stop
 */
export async function recordItem<Body>(
  externalId: string,
  { find, record }: Records<Body>,
  lookUp: Promise<string | undefined>,
  map: () => Promise<Mapped<Body>>,
): Promise<ItemResult> {
  try {
    const earlier = await lookUp
    if (earlier !== undefined) return { status: 'found', id: earlier }
    const { body, leftOut } = await map()
    try {
      return { status: 'recorded', id: await record(body), leftOut }
    } catch (problem) {
      // Another import may have recorded it in the meantime.
      const first = problem instanceof ApiProblem ? await find(externalId) : undefined
      if (first === undefined) throw problem
      return { status: 'found', id: first }
    }
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem
    return { status: 'refused', problem }
  }
}

/** Lists the items that have a result, in the order of kinds and files; `results` are by `keyOf`. */
export function summarize(archive: Archive, results: ReadonlyMap<string, ItemResult>): ImportResult {
  const { partnerships, visits, signings } = archive
  const ended = [...partnerships, ...visits, ...signings].flatMap(({ place, externalId }) => {
    const result = results.get(keyOf(place.kind, externalId))
    return result === undefined ? [] : [{ place, ...result }]
  })
  const placesOf = (wanted: ItemResult['status']) =>
    ended.filter(({ status }) => status === wanted).map(({ place }) => place)
  const refused = ended.flatMap(({ place, problem }) => {
    if (!problem) return []
    const { title, detail, faults } = problem
    return [{ place, title, detail, faults }]
  })
  const leftOut = ended.flatMap(({ place, leftOut: faults = [] }) =>
    faults.map((fault) => ({ place, ...fault })),
  )
  return {
    recorded: placesOf('recorded'),
    found: placesOf('found'),
    refused: [...archive.refused, ...refused],
    remarks: [...archive.remarks, ...leftOut],
  }
}
