import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

/** Writes files of an archive into a folder of that name, and gives their paths; text is written as it is. */
export function archiveFolder(name: string, files: Record<string, unknown>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'golden-book-archive-'))
  made.push(root)
  mkdirSync(join(root, name))
  return Object.entries(files).map(([file, content]) => {
    const path = join(root, name, file)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  })
}

export const removeArchiveFolders = (): void => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true })
}
