/** The names of the settings, and the refusal of any other. docs/settings.md has a row for each. */
import { ContextProvider } from 'aws-cdk-lib/cloud-assembly-schema'
import leven from 'leven'
import { refuseSetting } from './setting-error'

/** The settings of a stage. */
export const SETTING_NAMES = [
  'alarmEmail',
  'alarmTopic',
  'audience',
  'books',
  'certificate',
  'corsOrigins',
  'domain',
  'embargoedToPress',
  'fourEyes',
  'issuer',
  'pressOffice',
  'pressOfficeInEnglish',
  'services',
  'subscriberAccounts',
  'timeZone',
  'webClient',
] as const

export type SettingName = (typeof SETTING_NAMES)[number]

/** The keys of the context that choose a stage, and that hold the settings of all stages. */
const CONTEXT_KEYS = [...SETTING_NAMES, 'stage', 'stages']

/** Keys of the CDK and its CLI that have no prefix of their own. */
const CDK_KEYS: ReadonlySet<string> = new Set([
  'acknowledged-issue-numbers',
  'assets-ecr-repository-name',
  'cli-telemetry',
])

/** Feature flags and options of the CDK and of construct libraries, and the results of look-ups in cdk.context.json. */
const CDK_PREFIXES = [
  '@',
  'aws:cdk:',
  'aws-cdk:',
  'aws-cdk-private:',
  ...Object.values(ContextProvider).map((provider) => `${provider}:`),
]

const isKeyOfCdk = (key: string): boolean =>
  CDK_KEYS.has(key) || CDK_PREFIXES.some((prefix) => key.startsWith(prefix))

/** The context without the keys of the CDK. Throws a SettingError for a key that is no setting. */
export function settingsIn(context: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.fromEntries(Object.entries(context).filter(([key]) => !isKeyOfCdk(key)))
  refuseUnknown(own, CONTEXT_KEYS, '-c ')
  return own
}

/**
 * Throws a SettingError for the first key that is not known, with the nearest known one.
 *
 * @param prefix of a key in the message: `-c `, `stages.production.`
 */
export function refuseUnknown(values: object, known: readonly string[], prefix: string): void {
  const unknown = Object.entries(values).find(([key]) => !known.includes(key))
  if (unknown === undefined) return
  const [key, value] = unknown
  refuseSetting(`${prefix}${key}`, value, `there is no setting of this name; ${remedyOf(key, known)}`)
}

const remedyOf = (key: string, known: readonly string[]): string => {
  const nearest = nearestOf(key, known)
  return nearest === undefined ? 'docs/settings.md lists the settings' : `did you mean ${nearest}?`
}

/** The name that differs in the fewest letters, unless it differs in more than a third of them. */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
  const distanceTo = (other: string) => leven(name.toLowerCase(), other.toLowerCase())
  const [nearest] = known.toSorted((one, other) => distanceTo(one) - distanceTo(other))
  return nearest !== undefined && distanceTo(nearest) <= Math.ceil(name.length / 3) ? nearest : undefined
}
