/**
 * What each journey needs of its registry beyond the API. The one place that says which journeys cannot run on a deployed
 * stage, and why.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Needs, with the reason for which a journey that has one cannot run. */
export const NEEDS = {
  empty: 'counts or names things of which the stage may have others: run with --empty on the stage dev',
  subscribers: 'has subscribed services on this machine, which the stage refuses to call',
  clock: 'moves the clock of the functions by hours, months or years',
  crashes: 'makes calls of the functions to AWS fail, wait or be killed',
  files: 'reads the logs and files of a local run',
  issuer: 'signs tokens that no issuer of a stage would sign',
  order: 'compares the order of events with that of writes, which EventBridge does not keep',
  processes: 'starts and stops npm start, or a program that needs no registry',
} as const

export type Need = keyof typeof NEEDS

/** The files `test/journeys/<name>.test.ts` with their needs; one without needs runs beside the data of others. */
export const JOURNEYS: Readonly<Record<string, readonly Need[]>> = {
  anniversaries: ['empty'],
  'archive-dates': ['empty'],
  'bad-subscribers': ['empty', 'subscribers'],
  'berlin-occurrences': ['empty'],
  books: ['empty'],
  calendar: ['empty'],
  'calendar-feed-address': ['empty'],
  'calendar-feed-contents': ['empty'],
  'calendar-feed-expiry': ['clock'],
  'calendar-feed-secret': ['files'],
  'calendar-feeds': [],
  'calendar-uids': ['processes'],
  confidentiality: ['clock', 'issuer'],
  contradictions: ['clock'],
  conventions: ['empty'],
  'crash-recovery': ['processes'],
  cursors: ['empty', 'subscribers'],
  events: ['empty', 'subscribers'],
  examples: ['empty'],
  guests: ['empty', 'clock'],
  history: ['empty'],
  'http-edge': ['empty', 'subscribers'],
  import: ['empty'],
  'import-berlin': ['empty'],
  'import-command': ['processes'],
  'import-conflicts': ['empty'],
  'import-differences': ['empty'],
  'import-scopes': ['empty'],
  'import-volumes': ['empty'],
  'import-warnings': ['empty'],
  istanbul: ['empty'],
  'istanbul-notifications': ['empty', 'subscribers'],
  'jubilee-announcements': ['clock'],
  kills: ['crashes'],
  logs: ['files'],
  'muted-anniversaries': ['empty'],
  'notice-embargo': ['clock'],
  'notice-races': ['order'],
  notices: [],
  owners: ['empty', 'subscribers'],
  partnerships: ['empty'],
  'people-appearances': ['empty'],
  'people-identity': ['empty'],
  'people-names': ['empty'],
  'people-search': ['empty'],
  'press-appointments': ['empty'],
  'rebuild-people': ['files'],
  redrive: ['crashes', 'clock'],
  republish: ['crashes'],
  retries: ['empty'],
  roles: ['empty', 'subscribers'],
  'route-conventions': [],
  start: ['processes'],
  'subscription-deliveries': ['empty', 'subscribers'],
  'subscription-secrets': ['files'],
  'subscription-validation': ['subscribers'],
  subscriptions: ['empty', 'subscribers'],
  summary: ['empty'],
  template: ['processes'],
  tokens: ['issuer'],
  trips: ['empty'],
  'visit-reasons': ['clock'],
  'visit-statuses': ['empty', 'subscribers'],
}

export const JOURNEY_FOLDER = join(__dirname, '../journeys')

/** The names of the journeys in the folder. */
export const journeyFiles = (): string[] =>
  readdirSync(JOURNEY_FOLDER)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.test.ts'.length))

/** A journey that cannot run, with the reason of its first need that is not met. */
export interface Excluded {
  readonly name: string
  readonly reason: string
}

/** Divides the journeys by what a stage offers. */
export function selectJourneys(offered: ReadonlySet<Need>): { runnable: string[]; excluded: Excluded[] } {
  const runnable: string[] = []
  const excluded: Excluded[] = []
  for (const [name, needs] of Object.entries(JOURNEYS)) {
    // A need that no stage meets explains more than one that another option meets.
    const unmet = needs.filter((need) => !offered.has(need)).toSorted((a, b) => rank(a) - rank(b))[0]
    if (unmet === undefined) runnable.push(name)
    else excluded.push({ name, reason: NEEDS[unmet] })
  }
  return { runnable, excluded }
}

const rank = (need: Need): number => (need === 'empty' ? 2 : need === 'subscribers' ? 1 : 0)
