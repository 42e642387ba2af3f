/** The patch that adds the resource `gifts`, the worked example of CONTRIBUTING.md. It is not applied in the product. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(__dirname, '../..')
export const PATCH = join(__dirname, 'gifts.patch')

/** The most files that a new resource may need edited by hand. */
export const MOST_FILES = 14

export interface PatchedFile {
  readonly path: string
  readonly isNew: boolean
}

/** The files that the patch edits or creates. */
export const patchedFiles = (): PatchedFile[] =>
  readFileSync(PATCH, 'utf8')
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => ({
      path: /^a\/\S+ b\/(\S+)$/m.exec(part)?.[1] ?? '',
      isNew: /^new file mode /m.test(part),
    }))

export const hasGit = (): boolean => spawnSync('git', ['--version']).status === 0

/**
 * Applies the patch to the files of a folder, or only checks that it applies. The folder becomes a repository of its own, so
 * that Git does not look for one above it. Returns what Git reports, which is empty for success.
 */
export function applyPatch(folder: string, ...options: readonly string[]): string {
  const git = (...args: string[]) => {
    const { status, stderr, error } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
    return status === 0 ? '' : stderr || String(error)
  }
  return git('init', '--quiet') || git('apply', ...options, PATCH)
}
