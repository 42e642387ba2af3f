/** Which stage is deployed, and which settings it has: decision 33. */
import type { Node } from 'constructs'
import { refuseSetting } from './setting-error'
import { nearestOf, refuseUnknown, SETTING_NAMES, settingsIn } from './setting-names'
import type { GivenSetting, GivenSettings } from './setting-reader'

type Context = Readonly<Record<string, unknown>>

/** The stage that may be destroyed. */
const DEV = 'dev'

/** Whether a stage keeps its data when the stack goes, and refuses to have it deleted. */
export const keepsData = (stage: string): boolean => stage !== DEV

export interface ChosenStage {
  readonly stage: string
  readonly given: GivenSettings
  /** The settings of every stage in cdk.json, by name. */
  readonly stages: ReadonlyMap<string, GivenSettings>
}

/** Throws a SettingError for a key or a stage that is not known, and for a flag where the file decides. */
export function chooseStage(node: Node): ChosenStage {
  const { stage: name = DEV, stages: listed = {}, ...flags } = settingsIn(node.getAllContext() as Context)
  const stages = readStages(listed)
  const stage = readStageName('-c stage', name)
  refuseUnlisted(stage, [...stages.keys()])
  const ofFile = stages.get(stage)
  if (ofFile !== undefined && keepsData(stage)) refuseFlags(stage, flags)
  return { stage, given: new Map([...(ofFile ?? []), ...labelled(flags, '-c ')]), stages }
}

function readStages(value: unknown): Map<string, GivenSettings> {
  if (!isObject(value)) return refuseSetting('stages', value, EXPECTED_STAGES)
  return new Map(
    Object.entries(value).map(([stage, settings]) => {
      const path = `stages.${stage}`
      readStageName('stages', stage)
      if (!isObject(settings)) return refuseSetting(path, settings, 'give an object of settings, such as {}')
      refuseUnknown(settings, SETTING_NAMES, `${path}.`)
      return [stage, labelled(settings, `${path}.`)]
    }),
  )
}

const EXPECTED_STAGES = 'give an object in the context of cdk.json, such as { "production": {} }'

const labelled = (values: object, prefix: string): Map<string, GivenSetting> =>
  new Map(Object.entries(values).map(([name, value]) => [name, { value, label: `${prefix}${name}` }]))

/**
 * The stage is a part of the user pool's domain, `golden-book-<stage>-<account>`: 63 characters of a-z, 0-9 and hyphens at
 * most (Cognito API Reference, DomainDescriptionType), without three words (Cognito Developer Guide, "Using the Amazon
 * Cognito domain").
 */
function readStageName(label: string, stage: unknown): string {
  if (typeof stage !== 'string' || !/^(?=.{1,20}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stage))
    return refuseSetting(
      label,
      stage,
      'a stage is 1 to 20 of a-z, 0-9 and single hyphens, such as production',
    )
  const word = ['amazon', 'aws', 'cognito'].find((reserved) => stage.includes(reserved))
  if (word === undefined) return stage
  return refuseSetting(
    label,
    stage,
    `Cognito accepts no domain that contains "${word}"; choose another name for the stage`,
  )
}

/** A misspelt stage would be another stack, which keeps its data, too. */
function refuseUnlisted(stage: string, listed: readonly string[]): void {
  if (stage === DEV || listed.length === 0 || listed.includes(stage)) return
  const nearest = nearestOf(stage, [DEV, ...listed])
  const question = nearest === undefined ? '' : ` (did you mean ${nearest}?)`
  refuseSetting(
    '-c stage',
    stage,
    `cdk.json has no such stage${question}; for a new one, add "${stage}": {} to its stages`,
  )
}

/** A flag that the next deployment forgets would change the stage back. */
function refuseFlags(stage: string, flags: object): void {
  const [first] = Object.entries(flags)
  if (first === undefined) return
  const [name, value] = first
  const place = `stages.${stage}.${name}`
  refuseSetting(
    `-c ${name}`,
    value,
    `a flag that the next deployment forgets would be undone; write ${place} in the context of cdk.json`,
  )
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
