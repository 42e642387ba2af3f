/** What somebody asks two visits later, answered by the API alone. */
import type { ApiClient } from '../client/api-client'
import { listOccurrences } from '../contract/anniversaries/routes'
import { listEntries } from '../contract/books/routes'
import { GOLDEN_BOOK, type Entry } from '../contract/books/schemas'
import { readPartnership, summarizePartnership } from '../contract/partnerships/routes'
import type { Occurrence } from '../contract/anniversaries/occurrences'
import type { Partnership, PartnershipSummary } from '../contract/partnerships/schemas'
import { listVisits } from '../contract/visits/routes'
import type { Visit } from '../contract/visits/schemas'
import { ensure } from './ensure'
import type { Tell } from './istanbul'
import { spoken, spokenDate, spokenPerson, spokenWhen, times } from './spoken'

/** Asks how often the partner city came, who signed, what was agreed, and which jubilees there are; prints the answers as sentences. */
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
  await askForJubilees(partnershipId, client, tell)
}

/** The jubilee of the year of the visit, and the next ones from today on. */
async function askForJubilees(partnershipId: string, client: ApiClient, tell: Tell): Promise<void> {
  const query = { from: '2024-01-01', to: '2024-12-31' }
  const then = await collected(client.list(listOccurrences, { query }))
  ensure(
    then.map(({ ordinal, on }) => `${ordinal} ${on}`).join() === '35 2024-11-17',
    'the jubilee was in 2024',
  )
  const summary = await client.ask(summarizePartnership, { params: { partnershipId } })
  ensure(summary.visits.incoming === 1 && summary.entries === 1, 'the summary counts the visit and its entry')
  tell('  Which jubilee was it, and which one comes next?')
  for (const occurrence of [...then, ...coming(summary)]) tell(`    ${jubilee(occurrence)}`)
}

/** The next occurrence and the next milestone, which may be the same. */
function coming({ nextOccurrence, nextMilestone }: PartnershipSummary): Occurrence[] {
  const isSame = nextOccurrence?.on === nextMilestone?.on
  return [nextOccurrence, isSame ? undefined : nextMilestone].filter((each) => each !== undefined)
}

const jubilee = ({ ordinal, title, on, milestone }: Occurrence): string =>
  `${ordinal} years of partnership with ${spoken(title)}: on ${spokenDate(on)}${milestone ? ', a milestone' : ''}.`

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
