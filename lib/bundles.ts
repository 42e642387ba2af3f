import { join } from 'node:path'
import { buildSync, type BuildOptions } from 'esbuild'
import { RESOURCES } from '../contract/catalogue'

/** Every function by name: one for each resource of the contract, those that read the stream, those that notify, and the daily one. */
export const FUNCTIONS = [...RESOURCES, 'publish', 'project', 'fan-out', 'deliver', 'announce'] as const
export type FunctionName = (typeof FUNCTIONS)[number]

const root = join(__dirname, '..')

/** How a function becomes one file. `npm run bench:cold-start` shows what each choice is worth. */
export const BUNDLING = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  // The oldest Node.js that runs the bundles, here and in Lambda.
  target: 'node20',
  // The packages' ES modules can be shaken, so that commands nobody sends stay out.
  mainFields: ['module', 'main'],
  // `import('node:http')` would load Node's whole fetch beside it; `require` does not.
  supported: { 'dynamic-import': false },
  alias: { '@aws-sdk/credential-provider-node': join(root, 'lambdas/aws/environment-credentials.ts') },
  // Loaded by the SDK only for operations that stream events, of which none is called here.
  external: ['@smithy/core/event-streams'],
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions

/** Bundles every function, in one call, to `<folder>/<name>/index.js`. Throws esbuild's error if one has a fault. */
export const bundleFunctions = (folder: string): void => {
  buildSync({
    ...BUNDLING,
    entryPoints: Object.fromEntries(FUNCTIONS.map((name) => [`${name}/index`, `lambdas/${name}/handler.ts`])),
    outdir: folder,
  })
}
