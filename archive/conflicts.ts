/** Says which record is in the way of an item, in the words of the archive's files. */
import { ApiProblem, problemWith } from '../cli/api-errors'
import type { RegistryClient } from '../cli/registry-client'

const DETAIL = 'Correct the file and import it again.'

/** The refusal of a partnership whose city makes the id of another one. */
export const cityTaken = (
  id: string,
  other: string | undefined,
  externalId: string | undefined,
): ApiProblem =>
  problemWith('duplicate', DETAIL, [
    {
      pointer: '/id',
      message:
        other === undefined
          ? `makes the id ${id}, which a partnership has that no import has recorded: if it is the same, give it the external id ${externalId} in the registry`
          : `makes the id ${id}, which another partnership has, ${other}: name the two cities differently, or leave one out`,
    },
  ])

/** The refusal of a signing that is recorded in another book. */
export const inOtherBook = (book: string, number: string | number): ApiProblem =>
  problemWith('duplicate', DETAIL, [
    {
      pointer: '/book',
      message: `must be ${book}: the registry has this signing there, as entry ${number}. If that is wrong, void that entry and give the item another id`,
    },
  ])

const idTaken = (message: string): ApiProblem =>
  problemWith('duplicate', DETAIL, [{ pointer: '/externalId', message }])

/** Waits for the answer to the recording of an item. @throws ApiProblem that names the record in the way */
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
  if (code === 'key-reused')
    return idTaken(
      'was imported with other contents within the last 24 hours, and its record has another external id now: give the item that id, or import it tomorrow',
    )
  if (code !== 'duplicate' || location === undefined) return problem
  const [, , kind, name = '', , number = ''] = location.split('/').map(decodeURIComponent)
  if (kind === 'books') return inOtherBook(name, number)
  if (kind !== 'partnerships') return idTaken(`is the id of ${kind}/${name} in the registry`)
  const other = await client.call('readPartnership', { params: { partnershipId: name } })
  return cityTaken(name, other.externalId, externalId)
}
