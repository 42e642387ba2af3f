/** How often each partner city came, by the API's lists. */
import type { ApiClient } from '../client/api-client'
import { listPartnerships } from '../contract/partnerships/routes'
import { listVisits } from '../contract/visits/routes'
import type { Visit } from '../contract/visits/schemas'
import { ensure } from './ensure'
import type { Tell } from './istanbul'
import { collected } from './questions'
import { spoken } from './spoken'

interface Count {
  readonly city: string
  readonly came: number
  readonly went: number
}

/** Prints a table of the visits that are over, each way; the cities without any stand below it. */
export async function tellPartnerCities(client: ApiClient, tell: Tell): Promise<void> {
  const partnerships = await collected(client.list(listPartnerships, { query: { limit: '100' } }))
  const visits = await collected(client.list(listVisits, { query: { status: 'completed', limit: '100' } }))
  const counts = partnerships.map(({ id, city }): Count => {
    const own = visits.filter(({ partnershipId }) => partnershipId === id)
    return { city: spoken(city), came: incoming(own), went: own.length - incoming(own) }
  })
  const came = counts.reduce((sum, count) => sum + count.came, 0)
  ensure(counts.length === 19, 'Berlin has nineteen partnerships')
  ensure(came === 6, 'the partner cities have come six times')
  tell('\nHow often each partner city came, and how often Berlin went there')
  tellTable(counts.filter(isActive).toSorted(byFrequency), tell)
  const rest = counts.filter((count) => !isActive(count)).map(({ city }) => city)
  tell(`  Neither, as far as is recorded: ${rest.toSorted().join(', ')}.`)
  tell(`  Counted are visits that are over. ${incoming(visits) - came} more brought guests from elsewhere.`)
}

const WIDTH = 24

function tellTable(counts: readonly Count[], tell: Tell): void {
  tell(`  ${''.padEnd(WIDTH)}  came  Berlin went`)
  for (const { city, came, went } of counts)
    tell(`  ${city.padEnd(WIDTH)}  ${String(came).padStart(4)}  ${String(went).padStart(11)}`)
}

const incoming = (visits: readonly Visit[]): number =>
  visits.filter(({ direction }) => direction === 'incoming').length

const isActive = ({ came, went }: Count): boolean => came + went > 0

const byFrequency = (a: Count, b: Count): number =>
  b.came - a.came || b.went - a.went || a.city.localeCompare(b.city, 'en')
