/** The files that the pages load, found in the build's output as a browser finds them. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FileIndex } from '../../lambdas/pages/files'

const STATIC = /(?:from|import)\s*["'](?:\.\/|\/assets\/)([\w-]+\.js)["']/g
const DYNAMIC = /import\(["'](?:\.\/|\/assets\/)([\w-]+\.js)["']\)/g

const namesIn = (web: string, path: string, pattern: RegExp): string[] =>
  [...readFileSync(join(web, path), 'utf8').matchAll(pattern)].map(([, name = '']) => `/assets/${name}`)

/** A file with all files that it imports statically. */
function closureOf(web: string, path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found
  found.add(path)
  for (const name of namesIn(web, path, STATIC)) closureOf(web, name, found)
  return found
}

const gzipped = (web: string, paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + statSync(join(web, `${path}.gz`)).size, 0)

/**
 * The script and style that a browser has loaded when it shows a page of each part of the office, in bytes of gzip, the
 * largest first.
 *
 * @param web the folder of the build
 */
export function loadedSizes(web: string): number[] {
  const { script, style } = JSON.parse(readFileSync(join(web, 'index.json'), 'utf8')) as FileIndex
  const [office = ''] = namesIn(web, script, DYNAMIC)
  const common = new Set([script, ...closureOf(web, office)])
  const parts = [...common].flatMap((path) => namesIn(web, path, DYNAMIC)).filter((path) => path !== office)
  return parts
    .map((part) => gzipped(web, new Set([style, ...common, ...closureOf(web, part)])))
    .toSorted((a, b) => b - a)
}
