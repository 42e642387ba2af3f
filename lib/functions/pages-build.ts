/**
 * Builds the office's pages: a script with a file for each part of the office, one stylesheet and their fonts, under names
 * that change with their content.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'
import { buildFiles } from './build-files'

const root = join(__dirname, '../..')
const ENTRY = 'web/main.ts'

/** The media types of the files, by their extension; text is compressed too. */
const MEDIA_TYPES: Readonly<Record<string, { readonly mediaType: string; readonly isText: boolean }>> = {
  '.js': { mediaType: 'text/javascript; charset=utf-8', isText: true },
  '.css': { mediaType: 'text/css; charset=utf-8', isText: true },
  '.woff2': { mediaType: 'font/woff2', isText: false },
}

/** Writes `assets/` and `index.json` into the folder, see `lambdas/pages/files.ts`. Throws esbuild's error. */
export function buildPages(folder: string): void {
  const assets = join(folder, 'assets')
  const metafile = buildFiles({
    absWorkingDir: root,
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    format: 'esm',
    // Each part of the office is a file of its own.
    splitting: true,
    chunkNames: '[name]-[hash]',
    // Browsers of the last three years: nested CSS, `:has`, `Array.toSorted`.
    target: ['chrome112', 'firefox117', 'safari16.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    loader: { '.woff2': 'file' },
    outdir: assets,
    publicPath: '/assets',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
  })
  const addressOf = (output: string): string => `/assets/${relative(assets, join(root, output))}`
  const outputs = Object.keys(metafile.outputs)
  const files = Object.fromEntries(outputs.map((output) => [addressOf(output), entryOf(join(root, output))]))
  const { script, style } = mainOf(metafile)
  const index = { script: addressOf(script), style: addressOf(style), files }
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index))
}

function mainOf({ outputs }: Metafile): { script: string; style: string } {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === ENTRY)
  const [script, style] = [found?.[0], found?.[1].cssBundle]
  if (script === undefined || style === undefined) throw new Error(`${ENTRY} has no script or no style.`)
  return { script, style }
}

/** The entry of a file in the index. Compresses the file where that helps. */
function entryOf(file: string): { mediaType: string; codings: string[] } {
  const type = MEDIA_TYPES[extname(file)]
  if (!type) throw new Error(`${file} has a type that the pages do not serve; add it to MEDIA_TYPES.`)
  if (!type.isText) return { mediaType: type.mediaType, codings: [] }
  const content = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT }
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  return { mediaType: type.mediaType, codings: ['br', 'gzip'] }
}
