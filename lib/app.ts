import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { AdoptionStack } from './adoption/adoption-stack'
import { bundleFunctions } from './functions/bundles'
import { FEATURE_FLAGS } from './feature-flags'
import { GoldenBookStack } from './golden-book-stack'
import { readSettings, type Settings } from './settings/settings'

export interface GoldenBookAppOptions {
  /** The folder of the assembly. @default that of the CDK CLI, else a temporary folder */
  readonly outdir?: string
  /** Settings, as in cdk.json's `context` or by `cdk -c name=value`; see `Settings`. */
  readonly context?: Readonly<Record<string, unknown>>
  /** A folder with `<function>/index.js` for every function. @default they are bundled into the assembly's folder */
  readonly bundles?: string
  /** Whether messages may be posted to this machine: in local runs only. @default false */
  readonly loopbackSubscribers?: boolean
}

/** An app without a stack; it needs no AWS account, no network and no Docker. */
const emptyApp = ({ outdir, context }: GoldenBookAppOptions): App =>
  new App({
    outdir,
    context: { ...FEATURE_FLAGS, ...context },
    analyticsReporting: false,
    stackTraces: false,
    treeMetadata: false,
    // It takes two seconds, so only the tests of the template run it.
    builtinCloudFormationValidation: false,
  })

/** The name of the stack of a stage. */
export const stackNameOf = ({ stage }: Settings): string => `golden-book-${stage}`

/**
 * The app with its one stack, `golden-book-<stage>`; `synth()` writes it. Throws a SettingError, or esbuild's error when a
 * function cannot be bundled.
 */
export const goldenBookApp = (options: GoldenBookAppOptions = {}): App => {
  const app = emptyApp(options)
  const settings = readSettings(app.node)
  const folder = options.bundles ?? join(app.outdir, 'bundles')
  if (!options.bundles) bundleFunctions(folder)
  new GoldenBookStack(app, stackNameOf(settings), {
    settings,
    bundles: folder,
    ...(options.loopbackSubscribers ? { loopbackSubscribers: true } : {}),
  })
  return app
}

/** The app for `cdk import`, with the part of the stack that outlives it. Throws a SettingError. */
export const adoptionApp = (options: Pick<GoldenBookAppOptions, 'outdir' | 'context'> = {}): App => {
  const app = emptyApp(options)
  const settings = readSettings(app.node)
  new AdoptionStack(app, stackNameOf(settings), settings)
  return app
}
