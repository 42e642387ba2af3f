/** The sizes of the files that a page loads, compressed. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileIndex } from '../../lambdas/pages/files'
import { assemblyFolder } from '../../test/support/assembly'
import { loadedSizes } from '../../test/support/pages-files'

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

export function printSizes(): void {
  const web = join(assemblyFolder(), 'bundles/pages/web')
  const { files } = JSON.parse(readFileSync(join(web, 'index.json'), 'utf8')) as FileIndex
  const sizeOf = (suffix: string, extension = '') =>
    Object.keys(files)
      .filter((path) => path.endsWith(suffix))
      .reduce((sum, path) => sum + statSync(join(web, `${path}${extension}`)).size, 0)
  const all = sizeOf('.js', '.gz') + sizeOf('.css', '.gz')
  console.log(
    `script and style of a page, gzip: ${loadedSizes(web).map(kilobytes).join(', ')}; of all pages ${kilobytes(all)}; fonts ${kilobytes(sizeOf('.woff2'))}`,
  )
}
