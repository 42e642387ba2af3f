/** What somebody asks two visits later, answered by the API alone. */
import type { ApiClient } from '../archive/api-client'
import { listEntries } from '../contract/book-routes'
import { GOLDEN_BOOK, type Entry } from '../contract/books'
import { readPartnership } from '../contract/partnership-routes'
import type { Partnership } from '../contract/partnerships'
import { listVisits } from '../contract/visit-routes'
import type { Visit } from '../contract/visits'
import { ensure } from './ensure'
import type { Tell } from './istanbul'
import { spoken, spokenPerson, spokenWhen, times } from './spoken'

/** Asks how often the partner city came, who signed, and what was agreed; prints the answers as sentences. */
export async function askAbout(partnershipId: string, client: ApiClient, tell: Tell): Promise<void> {
  const partnership = await client.ask(readPartnership, { params: { partnershipId } })
  const visits = await completedVisits(partnershipId, client)
  const entries = (await Promise.all(visits.map(async ({ id }) => await entriesOf(id, client)))).flat()
  ensure(visits.length === 1, 'the partner city has been here once')
  ensure(entries.length === 1, 'there is one entry of that visit')
  ensure(partnership.programmes.length === 3, 'three programmes were agreed')
  tell('\nTwo visits later, somebody asks')
  tell(`  How often has ${spoken(partnership.city)} been here?`)
  tell(`    ${frequency(visits)}`)
  tell('  Who signed?')
  for (const entry of entries) tell(`    ${signature(entry)}`)
  tell('  What was agreed?')
  for (const agreement of agreements(partnership)) tell(`    ${agreement}`)
}

async function completedVisits(partnershipId: string, client: ApiClient): Promise<Visit[]> {
  const query = { partnershipId, direction: 'incoming', status: 'completed' } as const
  return await collected(client.list(listVisits, { query }))
}

const entriesOf = async (visitId: string, client: ApiClient): Promise<Entry[]> =>
  await collected(client.list(listEntries, { params: { book: GOLDEN_BOOK }, query: { visitId } }))

export async function collected<Thing>(things: AsyncIterable<Thing>): Promise<Thing[]> {
  const all: Thing[] = []
  for await (const thing of things) all.push(thing)
  return all
}

function frequency(visits: readonly Visit[]): string {
  const each = visits.map(({ start, occasion }) =>
    occasion === undefined ? spokenWhen(start) : `${spokenWhen(start)}, for ${spoken(occasion)}`,
  )
  const [first = '', ...rest] = times(visits.length)
  return `${first.toUpperCase()}${rest.join('')}: ${each.join('; ')}.`
}

const signature = ({ signers, signedOn, volume, page, place }: Entry): string =>
  `${signers.map(spokenPerson).join('; ')}: ${spokenWhen(signedOn)}, Golden Book, volume ${volume}, page ${page}` +
  (place === undefined ? '.' : `, at the ${place}.`)

function agreements({ programmes }: Partnership): string[] {
  return programmes.flatMap(({ name, homeBody, partnerBody, offers }) => [
    spoken(name),
    ...(offers === undefined ? [] : [`  ${spoken(offers)}`]),
    ...[homeBody, partnerBody].flatMap((body) => (body === undefined ? [] : [`  ${body}`])),
  ])
}
