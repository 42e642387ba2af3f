import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { bundleFunctions } from './bundles'
import { FEATURE_FLAGS } from './feature-flags'
import { GoldenBookStack } from './golden-book-stack'
import { readSettings } from './settings'

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

/**
 * The app with its one stack, `golden-book-<stage>`; `synth()` writes it. It needs no AWS account, no network
 * and no Docker. Throws a SettingError, or esbuild's error when a function cannot be bundled.
 */
export const goldenBookApp = ({
  outdir,
  context,
  bundles,
  loopbackSubscribers,
}: GoldenBookAppOptions = {}): App => {
  const app = new App({
    outdir,
    context: { ...FEATURE_FLAGS, ...context },
    analyticsReporting: false,
    stackTraces: false,
    treeMetadata: false,
    // It takes two seconds, so only the tests of the template run it.
    builtinCloudFormationValidation: false,
  })
  const settings = readSettings(app.node)
  const folder = bundles ?? join(app.outdir, 'bundles')
  if (!bundles) bundleFunctions(folder)
  new GoldenBookStack(app, `golden-book-${settings.stage}`, {
    settings,
    bundles: folder,
    ...(loopbackSubscribers ? { loopbackSubscribers } : {}),
  })
  return app
}
