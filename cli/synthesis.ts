import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { goldenBookApp } from '../lib/app'
import { CommandError } from './command'
import { isObject } from 'template-runner/template/template'

/** Settings of the app, as in cdk.json's `context`. */
export type Context = Readonly<Record<string, unknown>>

/** The app's own configuration for the CDK CLI, at the top of the repository. */
const CDK_JSON = join(__dirname, '../cdk.json')

/**
 * Reads the settings of cdk.json, which `cdk deploy` uses too.
 *
 * @param file a cdk.json
 * @throws CommandError when it cannot be read, or its `context` is not an object
 */
export function readContext(file: string = CDK_JSON): Context {
  const { context = {} } = readConfiguration(file)
  if (isObject(context)) return context
  throw new CommandError(`\`context\` of ${file} must be an object of settings: correct it.`)
}

/**
 * Bundles and synthesizes the app into a folder, anew each time. Gives the folder.
 *
 * @param context settings of the app. @default none
 * @throws CommandError when the app cannot be bundled or synthesized
 */
export async function synthesize(folder: string, context: Context = {}): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  try {
    return goldenBookApp({ outdir: folder, context, loopbackSubscribers: true }).synth().directory
  } catch (cause) {
    const [reason] = cause instanceof Error ? cause.message.split('\n') : []
    throw new CommandError(`The app cannot be synthesized: ${reason} (npm run synth says more)`, { cause })
  }
}

function readConfiguration(file: string): Context {
  try {
    const configuration: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isObject(configuration)) return configuration
  } catch (cause) {
    throw new CommandError(`${file} cannot be read as JSON: correct it.`, { cause })
  }
  throw new CommandError(`${file} must be a JSON object: correct it.`)
}
