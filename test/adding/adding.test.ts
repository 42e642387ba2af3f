/** `npm run test:adding` applies the patch and runs the tests that a new resource concerns. */
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../support/temporary-folder'
import { applyPatch, hasGit, MOST_FILES, patchedFiles, ROOT } from './patch'

const files = patchedFiles()

test('adding a resource edits at most 14 files by hand', () => {
  expect(MOST_FILES).toBe(14)
  expect(files.length).toBeGreaterThan(5)
  expect(files.length).toBeLessThanOrEqual(MOST_FILES)
})

test('the patch edits files that exist, and creates files that do not', () => {
  for (const { path, isNew } of files) expect([path, existsSync(join(ROOT, path))]).toEqual([path, !isNew])
})

// Git is needed to run the patch; a machine without it skips this test.
const describeWithGit = hasGit() ? describe : describe.skip

describeWithGit('with Git installed', () => {
  test('the patch applies to the tree', () => {
    const folder = temporaryFolder()
    try {
      for (const { path } of files.filter(({ isNew }) => !isNew)) {
        mkdirSync(join(folder.path, dirname(path)), { recursive: true })
        cpSync(join(ROOT, path), join(folder.path, path))
      }
      expect(applyPatch(folder.path, '--check')).toBe('')
    } finally {
      folder.remove()
    }
  })
})
