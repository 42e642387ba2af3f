/** The settings of a deployment, by cdk.json's `context` or `cdk -c name=value`: read and checked in one place. */
import type { Node } from 'constructs'
import { GOLDEN_BOOK, GUEST_BOOK } from '../contract/books/schemas'
import type { NoticeLanguage } from '../contract/notices/schemas'
import { line, slug, timeZone } from '../contract/values/values'
import { refuseSetting } from './setting-error'
import { readServices, type SubscribedService } from './subscribed-services'

/** An OIDC issuer of the city's own. */
interface CityIssuer {
  readonly url: string
  readonly audience: readonly string[]
  /** The id of a public client, by which people sign in to the pages. @default nobody signs in to the pages */
  readonly webClient?: string
}

export interface Settings {
  /** Part of every name; `dev` may be destroyed, every other stage keeps its data. @default 'dev' */
  readonly stage: string
  /** The books that the registry keeps, by slug. @default golden-book, guest-book */
  readonly books: readonly string[]
  /** The office's time zone (IANA). @default 'Europe/Berlin' */
  readonly timeZone: string
  /** Origins of web pages that may call the API. @default none */
  readonly corsOrigins: readonly string[]
  /** An OIDC issuer of the city's own. @default a Cognito user pool is created */
  readonly issuer?: CityIssuer
  /** The services with a client of their own in the Cognito user pool. @default none */
  readonly services: readonly SubscribedService[]
  /** The name of the office that issues notices, as it stands at their start, by language. */
  readonly pressOffice: Readonly<Record<NoticeLanguage, string>>
  /** Whether a second person approves a notice. @default true */
  readonly fourEyes: boolean
  /** Whether the press sees an approved notice before its embargo is over. @default false */
  readonly embargoedToPress: boolean
  /** AWS accounts that may have rules of their own on the event bus. @default none */
  readonly subscriberAccounts: readonly string[]
}

const readText = (node: Node, name: string): string | undefined => {
  const value: unknown = node.tryGetContext(name)
  if (value === undefined || typeof value === 'string') return value?.trim()
  return refuseSetting(name, JSON.stringify(value), 'give one text')
}

/** The comma-separated values of a setting, each of which must be valid. */
const readList = (
  node: Node,
  name: string,
  isGood: (value: string) => boolean,
  expected: string,
): string[] => {
  const value = readText(node, name)
  if (value === undefined) return []
  const values = value.split(',').map((part) => part.trim())
  if (!values.every(isGood)) refuseSetting(name, value, expected)
  return [...new Set(values)]
}

const isSlug = (value: string): boolean => slug.safeParse(value).success
const isOrigin = (value: string): boolean => /^https?:\/\/[^\s/*]+$/.test(value)
const isAccount = (value: string): boolean => /^\d{12}$/.test(value)
const isAudience = (value: string): boolean => /^\S+$/.test(value)

const readStage = (node: Node): string => {
  const stage = readText(node, 'stage') ?? 'dev'
  const expected = 'a stage is 1 to 20 of a-z, 0-9 and single hyphens, such as dev or production'
  return /^(?=.{1,20}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stage)
    ? stage
    : refuseSetting('stage', stage, expected)
}

const readTimeZone = (node: Node): string => {
  const name = readText(node, 'timeZone') ?? 'Europe/Berlin'
  const read = timeZone.safeParse(name)
  return read.success
    ? read.data
    : refuseSetting('timeZone', name, 'give an IANA time zone, such as Europe/Berlin')
}

const readIssuer = (node: Node): Settings['issuer'] => {
  const url = readText(node, 'issuer')
  const audience = readList(node, 'audience', isAudience, 'give one or more audiences, separated by commas')
  const webClient = readText(node, 'webClient')
  if (url === undefined) return refuseWithoutIssuer({ audience: audience.join(','), webClient })
  if (!/^https:\/\/[^\s/?#]+[^\s?#]*$/.test(url))
    return refuseSetting('issuer', url, 'give the https address of an OIDC issuer')
  if (audience.length === 0)
    return refuseSetting(
      'issuer',
      url,
      'it needs -c audience=… beside it, or any token of the issuer would do',
    )
  return { url, audience, ...(webClient ? { webClient } : {}) }
}

/** Undefined, if none of the settings that need an issuer is given. */
const refuseWithoutIssuer = (settings: Readonly<Record<string, string | undefined>>): undefined => {
  for (const [name, value] of Object.entries(settings))
    if (value) refuseSetting(name, value, 'it needs -c issuer=https://… beside it')
}

/** The services, which must be empty with `issuer`: the city's own issuer makes the clients of its services. */
const readOwnServices = (node: Node, issuer: Settings['issuer']): Settings['services'] => {
  const services = readServices(node)
  if (issuer === undefined || services.length === 0) return services
  return refuseSetting(
    'services',
    services.map(({ name }) => name).join(','),
    'the issuer of -c issuer makes the clients; leave out one of the two settings',
  )
}

const readLine = (node: Node, name: string, usual: string): string => {
  const value = readText(node, name) ?? usual
  return line().safeParse(value).success ? value : refuseSetting(name, value, 'give one line of text')
}

const readFlag = (node: Node, name: string, usual: boolean): boolean => {
  const value = readText(node, name) ?? String(usual)
  return ['true', 'false'].includes(value)
    ? value === 'true'
    : refuseSetting(name, value, 'give true or false')
}

/** Reads every setting from the context. Throws a SettingError for the first that cannot be used. */
export const readSettings = (node: Node): Settings => {
  const books = readList(node, 'books', isSlug, 'give slugs separated by commas, such as golden-book')
  const issuer = readIssuer(node)
  return {
    stage: readStage(node),
    books: books.length > 0 ? books : [GOLDEN_BOOK, GUEST_BOOK],
    timeZone: readTimeZone(node),
    corsOrigins: readList(
      node,
      'corsOrigins',
      isOrigin,
      'give origins separated by commas, such as https://office.example',
    ),
    issuer,
    services: readOwnServices(node, issuer),
    pressOffice: {
      de: readLine(node, 'pressOffice', 'Das Presse- und Informationsamt des Landes Berlin'),
      en: readLine(node, 'pressOfficeInEnglish', 'The Press and Information Office of the State of Berlin'),
    },
    fourEyes: readFlag(node, 'fourEyes', true),
    embargoedToPress: readFlag(node, 'embargoedToPress', false),
    subscriberAccounts: readList(
      node,
      'subscriberAccounts',
      isAccount,
      'give account numbers of 12 digits, separated by commas',
    ),
  }
}

/** Whether a stage keeps its data when the stack goes, and refuses to have it deleted. */
export const keepsData = (stage: string): boolean => stage !== 'dev'
