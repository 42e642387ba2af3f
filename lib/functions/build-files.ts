import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { buildSync, type BuildOptions, type Metafile } from 'esbuild'

/**
 * Builds files by esbuild and writes them, so that a full disk is a system error with a path. Throws esbuild's error when
 * something cannot be built.
 */
export function buildFiles(options: BuildOptions): Metafile {
  const { outputFiles, metafile } = buildSync({ ...options, metafile: true, write: false })
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contents)
  }
  return metafile
}
