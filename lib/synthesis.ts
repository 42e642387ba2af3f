import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { goldenBookApp } from './app'
import { SettingError } from './settings/setting-error'

/** Settings of the app, as in cdk.json's `context`. */
export type Context = Readonly<Record<string, unknown>>

/** The configuration of the CDK CLI, at the top of the repository. */
const CDK_JSON = join(__dirname, '../cdk.json')

/**
 * Reads the settings of cdk.json, which `cdk deploy` uses too.
 *
 * @param file a cdk.json
 * @throws SettingError when the file cannot be read, or its `context` is not an object
 */
export function readContext(file: string = CDK_JSON): Context {
  const { context = {} } = readConfiguration(file)
  if (isObject(context)) return context
  throw new SettingError(`\`context\` of ${file} must be an object of settings: correct it.`)
}

/**
 * Bundles and synthesizes the app for a run on this machine. Replaces the folder, and returns its path.
 *
 * @param context settings of the app. @default none
 * @throws SettingError when the app cannot be bundled or synthesized; its `cause` is the original error
 */
export function synthesize(folder: string, context: Context = {}): string {
  rmSync(folder, { recursive: true, force: true })
  try {
    return goldenBookApp({ outdir: folder, context, loopbackSubscribers: true }).synth().directory
  } catch (cause) {
    const [reason] = cause instanceof Error ? cause.message.split('\n') : []
    throw new SettingError(`The app cannot be synthesized: ${reason} (npm run synth prints the details)`, {
      cause,
    })
  }
}

function readConfiguration(file: string): Context {
  try {
    const configuration: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isObject(configuration)) return configuration
  } catch (cause) {
    throw new SettingError(`${file} cannot be read as JSON: correct it.`, { cause })
  }
  throw new SettingError(`${file} must be a JSON object: correct it.`)
}

const isObject = (value: unknown): value is Context =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
