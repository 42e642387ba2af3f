/** The refusals of an item that conflicts with a record, in the words of the archive's files. */
import { ApiProblem } from '../../cli/api-errors'
import type { RegistryClient } from '../../cli/registry-client'
import { fieldProblem, problemWith } from './problems'
import type { FilledPage } from './registry'

/** A partnership whose city makes the id of another one. */
export const cityTaken = (
  id: string,
  other: string | undefined,
  externalId: string | undefined,
): ApiProblem =>
  fieldProblem(
    'duplicate',
    '/id',
    other === undefined
      ? `makes the id ${id}, which a partnership has that no import has recorded: if it is the same, give it the external id ${externalId} in the registry`
      : `makes the id ${id}, which another partnership has, ${other}: name the two cities differently, or leave one out`,
  )

/** A signing that is recorded in another book. */
export const inOtherBook = (book: string, number: string | number): ApiProblem =>
  fieldProblem(
    'duplicate',
    '/book',
    `must be ${book}: the registry has this signing there, as entry ${number}. If that is wrong, void that entry and give the item another id`,
  )

/** An entry on a page that another one fills. */
export const pageTaken = ({ volume, page, externalId }: FilledPage): ApiProblem =>
  pageProblem(
    `Another entry is on page ${page} of volume ${volume}${externalId === undefined ? '' : `: ${externalId}`}.`,
  )

/** A page holds one entry, also in the book of an archive where two signings share it. */
const pageProblem = (detail: string): ApiProblem =>
  problemWith(
    'page-taken',
    `${detail} If both signings are on that page, make them one item with several signers, or leave out the page of the second.`,
  )

const idTaken = (message: string): ApiProblem => fieldProblem('duplicate', '/externalId', message)

/**
 * Waits for the answer to the recording of an item.
 *
 * @throws ApiProblem that names the conflicting record
 */
export async function namingConflicts<Answer>(
  client: RegistryClient,
  { externalId }: { readonly externalId?: string | undefined },
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw error instanceof ApiProblem ? await named(client, error, externalId) : error
  }
}

async function named(
  client: RegistryClient,
  problem: ApiProblem,
  externalId: string | undefined,
): Promise<ApiProblem> {
  const { code, location } = problem.details
  if (code === 'page-taken') return pageProblem(problem.detail)
  if (code === 'key-reused')
    return idTaken(
      'was imported with other contents within the last 24 hours, and its record has another external id now: give the item that id, or import it tomorrow',
    )
  if (code !== 'duplicate' || location === undefined) return problem
  const [, , kind, id = '', , number = ''] = location.split('/').map(decodeURIComponent)
  if (kind === 'books') return inOtherBook(id, number)
  if (kind !== 'partnerships') return idTaken(`is the id of ${kind}/${id} in the registry`)
  const other = await client.call('readPartnership', { params: { partnershipId: id } })
  return cityTaken(id, other.externalId, externalId)
}
