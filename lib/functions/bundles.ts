import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'
import { buildFiles } from './build-files'
import { FUNCTION_NAMES } from './functions'
import { buildPages } from './pages-build'

const root = join(__dirname, '../..')

/** The bundling of a function into one file. `npm run bench:cold-start` measures the effect of each option. */
const BUNDLING = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  // The oldest Node.js that runs the bundles, here and in Lambda.
  target: 'node20',
  // Unused commands of the SDK can be removed from ES modules only.
  mainFields: ['module', 'main'],
  // `import('node:http')` would load undici as well; `require` does not. Only strings, and not templates, are escaped to ASCII.
  supported: { 'dynamic-import': false, 'template-literal': false },
  alias: { '@aws-sdk/credential-provider-node': join(root, 'lambdas/aws/environment-credentials.ts') },
  // The SDK loads it for operations with event streams only, and none is called here.
  external: ['@smithy/core/event-streams'],
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions

/**
 * Bundles every function, in one call, to `<folder>/<name>/index.js`, and the pages. Throws esbuild's error if something cannot
 * be bundled.
 */
export const bundleFunctions = (folder: string): void => {
  buildFiles({
    ...BUNDLING,
    entryPoints: Object.fromEntries(
      FUNCTION_NAMES.map((name) => [`${name}/index`, `lambdas/${name}/handler.ts`]),
    ),
    outdir: folder,
  })
  buildPages(join(folder, 'pages', 'web'))
}
