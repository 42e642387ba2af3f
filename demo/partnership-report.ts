/** Questions about a partnership, answered by the API. */
import { collect } from '../cli/collect'
import type { RegistryClient } from '../cli/registry-client'
import { GOLDEN_BOOK, type Entry } from '../contract/books/schemas'
import type { Occurrence } from '../contract/anniversaries/occurrences'
import type { Partnership, PartnershipSummary } from '../contract/partnerships/schemas'
import type { Visit } from '../contract/visits/schemas'
import { check } from './check'
import type { Print } from './context'
import { dates } from '../domain/notices/composition/english/dates'
import { inEnglish, formatPerson, formatCount } from './format'

/** Prints how often the partner city came, who signed, what was agreed, and its jubilees. */
export async function printPartnership(
  partnershipId: string,
  client: RegistryClient,
  print: Print,
): Promise<void> {
  const partnership = await client.call('readPartnership', { params: { partnershipId } })
  const visits = await completedVisits(partnershipId, client)
  const entries = (await Promise.all(visits.map(async ({ id }) => await entriesOf(id, client)))).flat()
  check(visits.length === 1, 'the partner city has been here once')
  check(entries.length === 1, 'there is one entry of that visit')
  check(partnership.programmes.length === 3, 'three programmes were agreed')
  print('\nQuestions about the partnership')
  print(`  How often has ${inEnglish(partnership.city)} been here?`)
  print(`    ${frequency(visits)}`)
  print('  Who signed?')
  for (const entry of entries) print(`    ${signature(entry)}`)
  print('  What was agreed?')
  for (const agreement of agreements(partnership)) print(`    ${agreement}`)
  await printJubilees(partnershipId, client, print)
}

/** The jubilee in the year of the visit, and the next ones from today on. */
async function printJubilees(partnershipId: string, client: RegistryClient, print: Print): Promise<void> {
  const query = { from: '2024-01-01', to: '2024-12-31' }
  const then = await collect(client.list('listOccurrences', { query }))
  check(
    then.map(({ ordinal, on }) => `${ordinal} ${on}`).join() === '35 2024-11-17',
    'the jubilee was in 2024',
  )
  const summary = await client.call('summarizePartnership', { params: { partnershipId } })
  check(summary.visits.incoming === 1 && summary.entries === 1, 'the summary counts the visit and its entry')
  print('  Which jubilee was it, and which one comes next?')
  for (const occurrence of [...then, ...upcoming(summary)]) print(`    ${jubilee(occurrence)}`)
}

/** The next occurrence and the next milestone, once if they are the same. */
function upcoming({ nextOccurrence, nextMilestone }: PartnershipSummary): Occurrence[] {
  const isSame = nextOccurrence?.on === nextMilestone?.on
  return [nextOccurrence, isSame ? undefined : nextMilestone].filter((each) => each !== undefined)
}

const jubilee = ({ ordinal, title, on, milestone }: Occurrence): string =>
  `${ordinal} years of partnership with ${inEnglish(title)}: ${dates.on(on)}${milestone ? ', a milestone' : ''}.`

async function completedVisits(partnershipId: string, client: RegistryClient): Promise<Visit[]> {
  const query = { partnershipId, direction: 'incoming', status: 'completed' } as const
  return await collect(client.list('listVisits', { query }))
}

const entriesOf = async (visitId: string, client: RegistryClient): Promise<Entry[]> =>
  await collect(client.list('listEntries', { params: { book: GOLDEN_BOOK }, query: { visitId } }))

function frequency(visits: readonly Visit[]): string {
  const each = visits.map(({ start, occasion }) =>
    occasion === undefined ? dates.on(start) : `${dates.on(start)}, for ${inEnglish(occasion)}`,
  )
  const [first = '', ...rest] = formatCount(visits.length)
  return `${first.toUpperCase()}${rest.join('')}: ${each.join('; ')}.`
}

const signature = ({ signers, signedOn, volume, page, place }: Entry): string =>
  `${signers.map(formatPerson).join('; ')}: ${signedOn ? dates.on(signedOn) : 'undated'}, Golden Book, volume ${volume}, page ${page}` +
  (place === undefined ? '.' : `, at the ${place}.`)

function agreements({ programmes }: Partnership): string[] {
  return programmes.flatMap(({ name, homeBody, partnerBody, offers }) => [
    inEnglish(name),
    ...(offers === undefined ? [] : [`  ${inEnglish(offers)}`]),
    ...[homeBody, partnerBody].flatMap((body) => (body === undefined ? [] : [`  ${body}`])),
  ])
}
