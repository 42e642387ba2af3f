import { ApiProblem } from './api-problem'
import type { Item } from './archive'
import type { Mapped } from './common-mapping'
import type { Importing } from './imported'
import type { Records } from './registry'

/**
 * Records an item unless it is recorded already, and notes what has become of it. The registry is asked before
 * anything is sent: what was recorded once is found again a week later, and whether or not the archive has changed
 * since or would be refused today.
 *
 * @returns the registry's id, or undefined when the item is refused
 * @throws CommandError when the import cannot go on
 */
export async function recordItem<Content, Body extends object>(
  importing: Importing,
  { place, externalId }: Item<Content>,
  records: Records<Body>,
  map: () => Promise<Mapped<Body>>,
): Promise<string | undefined> {
  try {
    const earlier = await records.find(externalId)
    if (earlier !== undefined) {
      importing.found.push(place)
      return earlier
    }
    const { body, leftOut } = await map()
    const { id, isNew } = await records.record(body)
    if (!isNew) importing.found.push(place)
    else {
      importing.recorded.push(place)
      for (const { pointer, message } of leftOut) importing.remarks.push({ place, pointer, message })
    }
    return id
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const { title, detail, details } = error
    importing.refused.push({ place, title, detail, faults: details.faults ?? [] })
    return undefined
  }
}

/** Another item that an item refers to, and where it does, by JSON pointer. */
interface Reference {
  readonly externalId: string
  readonly at: string
}

/**
 * The registry's id of what an item refers to: one of this import, or one of an earlier.
 *
 * @throws ApiProblem when it is not recorded, so that no record silently loses what belongs to it
 */
export async function requireId<Body extends object>(
  { externalId, at }: Reference,
  imported: ReadonlyMap<string, string>,
  records: Records<Body>,
): Promise<string> {
  const id = imported.get(externalId) ?? (await records.resolve(externalId))
  if (id !== undefined) return id
  throw new ApiProblem(
    'It refers to what is not recorded',
    `Record ${externalId} first, then import this again.`,
    {
      faults: [
        { pointer: at, message: `refers to ${externalId}, which is neither recorded nor could be just now` },
      ],
    },
  )
}
