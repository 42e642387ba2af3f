/** The sizes of the files that a page loads, compressed. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileIndex } from '../../lambdas/pages/files'
import { assemblyFolder } from '../../test/support/assembly'

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

export function printSizes(): void {
  const web = join(assemblyFolder(), 'bundles/pages/web')
  const { script, style, files } = JSON.parse(readFileSync(join(web, 'index.json'), 'utf8')) as FileIndex
  const gzipped = (path: string): number => statSync(join(web, `${path}.gz`)).size
  const fonts = Object.keys(files).filter((path) => path.endsWith('.woff2'))
  const font = fonts.reduce((sum, path) => sum + statSync(join(web, path)).size, 0)
  console.log(
    `script ${kilobytes(gzipped(script))} and style ${kilobytes(gzipped(style))}, together ${kilobytes(gzipped(script) + gzipped(style))} gzip; ${fonts.length} fonts ${kilobytes(font)}`,
  )
}
