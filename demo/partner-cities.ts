/** How often each partner city came, from the API's lists. */
import type { RegistryClient } from '../cli/registry-client'
import type { Visit } from '../contract/visits/schemas'
import { collect } from '../cli/collect'
import { check } from './check'
import type { Print } from './context'
import { inEnglish } from './format'

interface Count {
  readonly city: string
  readonly came: number
  readonly went: number
}

/** Prints a table of the completed visits in each direction, then the cities without any. */
export async function printPartnerCities(client: RegistryClient, print: Print): Promise<void> {
  const partnerships = await collect(client.list('listPartnerships', { query: { limit: '100' } }))
  const visits = await collect(client.list('listVisits', { query: { status: 'completed', limit: '100' } }))
  const counts = partnerships.map(({ id, city }): Count => {
    const own = visits.filter(({ partnershipId }) => partnershipId === id)
    return { city: inEnglish(city), came: incoming(own), went: own.length - incoming(own) }
  })
  const came = counts.reduce((sum, count) => sum + count.came, 0)
  check(counts.length === 19, 'Berlin has nineteen partnerships')
  check(came === 6, 'the partner cities have come six times')
  print('\nHow often each partner city came, and how often Berlin went there')
  printTable(counts.filter(isActive).toSorted(byFrequency), print)
  const rest = counts.filter((count) => !isActive(count)).map(({ city }) => city)
  print(`  No visits are recorded for: ${rest.toSorted().join(', ')}.`)
  print(`  Completed visits only. ${incoming(visits) - came} more had guests from elsewhere.`)
}

const WIDTH = 24

function printTable(counts: readonly Count[], print: Print): void {
  print(`  ${''.padEnd(WIDTH)}  came  Berlin went`)
  for (const { city, came, went } of counts)
    print(`  ${city.padEnd(WIDTH)}  ${String(came).padStart(4)}  ${String(went).padStart(11)}`)
}

const incoming = (visits: readonly Visit[]): number =>
  visits.filter(({ direction }) => direction === 'incoming').length

const isActive = ({ came, went }: Count): boolean => came + went > 0

const byFrequency = (a: Count, b: Count): number =>
  b.came - a.came || b.went - a.went || a.city.localeCompare(b.city, 'en')
