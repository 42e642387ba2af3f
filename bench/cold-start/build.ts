/** Builds the bundles to measure: those of the product as they are deployed, and others to compare with. */
import { join } from 'node:path'
import { buildSync, type BuildOptions } from 'esbuild'
import { bundleFunctions } from '../../lib/functions/bundles'

/** The defaults of CDK's NodejsFunction, with the SDK bundled in. */
const CDK_DEFAULTS: BuildOptions = {
  absWorkingDir: join(__dirname, '../..'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'error',
}

/**
 * The same, minified and tree-shaken from the packages' ES modules: 323 KB for the bare function, a fourth of the default
 * size. The ratios refer to it, since the larger bundle would make every ratio look better.
 */
const SHAKEN: BuildOptions = { ...CDK_DEFAULTS, minify: true, mainFields: ['module', 'main'] }

const build = (folder: string, name: string, source: string, options: BuildOptions): void => {
  const entryPoints = [join(__dirname, source)]
  buildSync({ ...options, entryPoints, outfile: join(folder, name, 'index.js') })
}

/** Writes every bundle to `<folder>/<name>/index.js`. */
export const buildBundles = (folder: string): void => {
  bundleFunctions(folder)
  build(folder, 'bare', 'bare.ts', SHAKEN)
  build(folder, 'bare-unshaken', 'bare.ts', CDK_DEFAULTS)
  build(folder, 'usual-stack', 'usual-stack.ts', SHAKEN)
  build(folder, 'first-answer', 'first-answer.ts', CDK_DEFAULTS)
}
