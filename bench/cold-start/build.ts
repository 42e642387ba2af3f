/** Makes the bundles that are measured: ours as they are deployed, and those that they are compared with. */
import { join } from 'node:path'
import { buildSync, type BuildOptions } from 'esbuild'
import { bundleFunctions } from '../../lib/bundles'

/** As CDK's NodejsFunction calls esbuild where nothing is said, with the SDK bundled in. */
const CDK_DEFAULTS: BuildOptions = {
  absWorkingDir: join(__dirname, '../..'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'error',
}

/**
 * The same, minified, and shaken by reading the packages' ES modules: 323 KB for the bare function, a fourth of the
 * defaults' size. It is the one to be compared with: the larger one would make every ratio look better.
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
