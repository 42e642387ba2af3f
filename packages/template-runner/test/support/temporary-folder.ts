import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders: string[] = []

/** Creates a temporary folder. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'template-runner-test-'))
  folders.push(folder)
  return folder
}

/** Removes all folders that `newFolder` has created. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
