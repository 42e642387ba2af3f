/** The settings of a deployment, by `stages` of cdk.json or `cdk -c name=value`: read and checked in one place. */
import { RootConstruct, type Node } from 'constructs'
import { GOLDEN_BOOK, GUEST_BOOK } from '../../contract/books/schemas'
import type { NoticeLanguage } from '../../contract/notices/schemas'
import { timeZone } from '../../contract/values/dates'
import { slug } from '../../contract/values/values'
import { SettingReader, type GivenSettings } from './setting-reader'
import { chooseStage } from './stages'
import { readServices, type SubscribedService } from '../sign-in/subscribed-services'

/** An OIDC issuer of the city's own. */
interface CityIssuer {
  readonly url: string
  readonly audience: readonly string[]
  /** The id of a public client, by which people sign in to the pages. @default nobody signs in to the pages */
  readonly webClient?: string
}

/** A domain for the API and the pages, with its certificate. */
export interface CityDomain {
  readonly name: string
  /** The ARN of a certificate of ACM, in the region of the stack. */
  readonly certificate: string
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
  /** @default the address that API Gateway generates alone */
  readonly domain?: CityDomain
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
  /** The ARN of an SNS topic that every alarm notifies. @default none */
  readonly alarmTopic?: string
  /** E-mail addresses that every alarm notifies, by a topic of the stack. @default none */
  readonly alarmEmail: readonly string[]
  /** AWS accounts that may have rules of their own on the event bus. @default none */
  readonly subscriberAccounts: readonly string[]
}

const isSlug = (value: string): boolean => slug.safeParse(value).success
const isOrigin = (value: string): boolean => /^https?:\/\/[^\s/*]+$/.test(value)
const isAccount = (value: string): boolean => /^\d{12}$/.test(value)
const isAudience = (value: string): boolean => /^\S+$/.test(value)
const isEmail = (value: string): boolean => /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(value)

const readTimeZone = (read: SettingReader): string => {
  const zone = timeZone.safeParse(read.text('timeZone') ?? 'Europe/Berlin')
  return zone.success ? zone.data : read.refuse('timeZone', 'give an IANA time zone, such as Europe/Berlin')
}

const readIssuer = (read: SettingReader): Settings['issuer'] => {
  const url = read.text('issuer')
  const audience = read.list('audience', isAudience, 'give one or more audiences, separated by commas')
  const webClient = read.text('webClient')
  if (url === undefined) return refuseWithoutIssuer(read)
  if (!/^https:\/\/[^\s/?#]+[^\s?#]*$/.test(url))
    return read.refuse('issuer', 'give the https address of an OIDC issuer')
  if (audience.length === 0)
    return read.refuse(
      'issuer',
      'it needs the setting audience beside it, or any token of the issuer would do',
    )
  return { url, audience, ...(webClient ? { webClient } : {}) }
}

/** Undefined, if none of the settings that need an issuer is given. */
const refuseWithoutIssuer = (read: SettingReader): undefined => {
  for (const name of ['audience', 'webClient'] as const)
    if (read.text(name)) read.refuse(name, 'it needs the setting issuer beside it')
}

/** The services, which must be empty with `issuer`: the city's own issuer makes the clients of its services. */
const readOwnServices = (read: SettingReader, issuer: Settings['issuer']): Settings['services'] => {
  const services = readServices(read)
  if (issuer === undefined || services.length === 0) return services
  return read.refuse(
    'services',
    'the issuer makes the clients; leave out one of the settings issuer and services',
  )
}

const readDomain = (read: SettingReader): CityDomain | undefined => {
  const name = read.text('domain')
  const certificate = read.text('certificate')
  if (name === undefined)
    return certificate === undefined
      ? undefined
      : read.refuse('certificate', 'it needs the setting domain beside it')
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(name))
    return read.refuse('domain', 'give the name of a domain, such as registry.city.example')
  if (certificate === undefined) return read.refuse('domain', 'it needs the setting certificate beside it')
  return /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/.test(certificate)
    ? { name, certificate }
    : read.refuse('certificate', 'give the ARN of a certificate of AWS Certificate Manager')
}

/** CloudWatch alarms notify standard topics only (CloudWatch User Guide, "Notifying users on alarm changes"). */
const readAlarmTopic = (read: SettingReader): string | undefined => {
  const arn = read.text('alarmTopic')
  return arn === undefined || /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(arn)
    ? arn
    : read.refuse(
        'alarmTopic',
        'give the ARN of a standard SNS topic, such as arn:aws:sns:eu-central-1:111122223333:on-call',
      )
}

const readStageSettings = (stage: string, given: GivenSettings): Settings => {
  const read = new SettingReader(given)
  const books = read.list('books', isSlug, 'give slugs separated by commas, such as golden-book')
  const issuer = readIssuer(read)
  return {
    stage,
    books: books.length > 0 ? books : [GOLDEN_BOOK, GUEST_BOOK],
    timeZone: readTimeZone(read),
    corsOrigins: read.list(
      'corsOrigins',
      isOrigin,
      'give origins separated by commas, such as https://office.example',
    ),
    domain: readDomain(read),
    issuer,
    services: readOwnServices(read, issuer),
    pressOffice: {
      de: read.line('pressOffice', 'Das Presse- und Informationsamt des Landes Berlin'),
      en: read.line('pressOfficeInEnglish', 'The Press and Information Office of the State of Berlin'),
    },
    fourEyes: read.flag('fourEyes', true),
    embargoedToPress: read.flag('embargoedToPress', false),
    alarmTopic: readAlarmTopic(read),
    alarmEmail: read.list('alarmEmail', isEmail, 'give e-mail addresses separated by commas'),
    subscriberAccounts: read.list(
      'subscriberAccounts',
      isAccount,
      'give account numbers of 12 digits, separated by commas',
    ),
  }
}

/**
 * Reads the settings of the chosen stage from the context. Throws a SettingError for the first setting that cannot be used,
 * of any stage in cdk.json.
 */
export const readSettings = (node: Node): Settings => {
  const { stage, given, stages } = chooseStage(node)
  for (const [name, settings] of stages) readStageSettings(name, settings)
  return readStageSettings(stage, given)
}

/** The settings in a context, such as that of cdk.json, without an app. Throws as `readSettings` does. */
export function settingsOf(context: Readonly<Record<string, unknown>>): Settings {
  const { node } = new RootConstruct()
  for (const [name, value] of Object.entries(context)) node.setContext(name, value)
  return readSettings(node)
}
