import type { Fault } from '../contract/problems'
import { keyOf, type Archive, type Imported } from './archive'
import type { Mapped } from './common-mapping'
import { ApiProblem } from './refusals'
import type { Records } from './registry'

/** What has become of an item. */
export interface ImportOutcome {
  readonly became: 'recorded' | 'found' | 'refused'
  /** The registry's id of what was recorded or found. */
  readonly id?: string
  readonly problem?: ApiProblem
  /** What of a recorded item could not be said, by JSON pointer into it. */
  readonly leftOut?: readonly Fault[]
}

/**
 * Records an item unless it is recorded already. The registry is asked before anything is sent: what was recorded once
 * is found again a week later, whether or not the archive has changed since or would be refused today.
 *
 * @throws CommandError when the import cannot go on
 */
export async function attempt<Body>(
  externalId: string,
  { find, record }: Records<Body>,
  map: () => Promise<Mapped<Body>>,
): Promise<ImportOutcome> {
  try {
    const earlier = await find(externalId)
    if (earlier !== undefined) return { became: 'found', id: earlier }
    const { body, leftOut } = await map()
    try {
      return { became: 'recorded', id: await record(body), leftOut }
    } catch (problem) {
      // Another import may just have been quicker.
      const first = problem instanceof ApiProblem ? await find(externalId) : undefined
      if (first === undefined) throw problem
      return { became: 'found', id: first }
    }
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem
    return { became: 'refused', problem }
  }
}

/** Sums up, in the order of kinds and files, those items that have an outcome; outcomes are by `keyOf`. */
export function summary(archive: Archive, outcomes: ReadonlyMap<string, ImportOutcome>): Imported {
  const { partnerships, visits, signings } = archive
  const ended = [...partnerships, ...visits, ...signings].flatMap(({ place, externalId }) => {
    const outcome = outcomes.get(keyOf(place.kind, externalId))
    return outcome === undefined ? [] : [{ place, ...outcome }]
  })
  const placesOf = (what: ImportOutcome['became']) =>
    ended.filter(({ became }) => became === what).map(({ place }) => place)
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
