/** Archives of the shape of Berlin's, which nobody has seen before. */
import * as fc from 'fast-check'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/files/read-archive'
import type { Registry } from '../../archive/registry/registry'
import { archiveFolder, removeArchiveFolders } from './archive-folder'
import { archives, itemsWithOneValue } from './archives'
import { memoryRegistry } from './memory-registry'

afterEach(removeArchiveFolders)

async function importFiles(files: readonly string[], registry: Registry) {
  return await importArchive(await readArchive(files), { registry, language: 'de', visibility: 'internal' })
}

describe('any archive of the shape of the examples', () => {
  test('is recorded without a refused item, and is unchanged when it is imported again', async () => {
    await fc.assert(
      fc.asyncProperty(archives, async (contents) => {
        const files = archiveFolder('hamburg', contents)
        const items = Object.values(contents).flatMap((file): object[] => file.items)
        const registry = memoryRegistry()
        const first = await importFiles(files, registry)
        expect([first.refused, first.stopped]).toEqual([[], undefined])
        expect(first.recorded).toHaveLength(items.length)
        const second = await importFiles(files, registry)
        expect([second.recorded, second.differing, second.refused]).toEqual([[], [], []])
        expect(second.unchanged).toHaveLength(items.length)
      }),
      { numRuns: 150 },
    )
  })

  test.each(itemsWithOneValue)(
    'records $item unless the registry refuses its value',
    async ({ item, expected }) => {
      const files = archiveFolder('hamburg', { 'some.json': { items: [item] } })
      const { refused, recorded } = await importFiles(files, memoryRegistry())
      expect([recorded.length, refused.length]).toEqual(expected ? [1, 0] : [0, 1])
    },
  )
})
