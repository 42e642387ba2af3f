/** The setting `services`: the services that get a client of their own, each with its clearance. */
import { visibility, type Clearance } from '../../contract/things'
import { OFFICE_CLIENTS } from './office-clients'
import type { SettingReader } from '../settings/setting-reader'

export interface SubscribedService {
  /** Lower-case words joined by hyphens, such as `press-office`. */
  readonly name: string
  /** The clearance of its tokens. */
  readonly clearance: Clearance
}

/** A JWT authorizer of an HTTP API accepts 50 audiences; ten are reserved for clients of the registry itself. */
export const MAX_SERVICES = 40
const MAX_NAME_LENGTH = 40
const NAME = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/
const RESERVED_NAMES: ReadonlySet<string> = new Set(OFFICE_CLIENTS.map(({ name }) => name))
const CLEARANCES = visibility.options.join(', ')

type Entry = readonly [name: string, clearance: unknown]

/** Reads `services`, from cdk.json as an object and from the command line as text. Throws a SettingError. */
export function readServices(read: SettingReader): readonly SubscribedService[] {
  const value = read.value('services')
  if (value === undefined) return []
  const refuse = (expected: string): never => read.refuse('services', expected)
  const entries =
    entriesOf(value) ?? refuse('give an object in cdk.json, such as { "press-office": "press" }')
  if (entries.length > MAX_SERVICES)
    refuse(`it names ${entries.length} services; name at most ${MAX_SERVICES}`)
  const names = entries.map(([name]) => name)
  const repeated = names.find((name, index) => names.indexOf(name) < index)
  if (repeated !== undefined) refuse(`"${repeated}" is named more than once; name each service once`)
  return entries.map(([name, clearance]) => ({
    name: isName(name) ? name : refuse(nameFault(name)),
    clearance: isClearance(clearance) ? clearance : refuse(clearanceFault(name, clearance)),
  }))
}

/** `press-office:press,web-team` or `{ "press-office": "press", "web-team": "public" }`. */
function entriesOf(value: unknown): readonly Entry[] | undefined {
  if (typeof value === 'string') return value.split(',').map(entryOf)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.entries(value)
}

function entryOf(text: string): Entry {
  const colon = text.indexOf(':')
  if (colon < 0) return [text.trim(), 'public']
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
}

const isName = (name: string): boolean =>
  NAME.test(name) && name.length <= MAX_NAME_LENGTH && !RESERVED_NAMES.has(name)

const isClearance = (value: unknown): value is Clearance => visibility.safeParse(value).success

function nameFault(name: string): string {
  if (RESERVED_NAMES.has(name))
    return `"${name}" is a client of every stage already; choose another name for the service`
  if (name.length > MAX_NAME_LENGTH)
    return `"${name}" has ${name.length} characters; choose a name of at most ${MAX_NAME_LENGTH}`
  return `"${name}" is not a service name; use lower-case words that begin with a letter, joined by hyphens, such as press-office`
}

const clearanceFault = (name: string, clearance: unknown): string =>
  `${JSON.stringify(clearance)} of "${name}" is not a clearance; use one of ${CLEARANCES}`
