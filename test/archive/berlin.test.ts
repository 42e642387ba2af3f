import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/files/read-archive'
import { dryRunRegistry } from '../../archive/registry/dry-run'
import type { EntryBody } from '../../archive/mapping/entry-mapping'
import type { VisitBody } from '../../archive/mapping/visit-mapping'
import { emptyRegistry } from './empty-registry'

const FOLDER = join(__dirname, '../../examples/berlin')
const files = readdirSync(FOLDER).map((file) => join(FOLDER, file))

/** A dry run of the import of Berlin's archive, with the bodies that would be sent. */
async function dryRun() {
  const archive = await readArchive(files)
  const rules = dryRunRegistry(emptyRegistry())
  const visits: VisitBody[] = []
  const entries: EntryBody[] = []
  const imported = await importArchive(archive, {
    language: 'en',
    visibility: 'public',
    registry: {
      ...rules,
      visits: {
        ...rules.visits,
        record: async (body) => (visits.push(body), await rules.visits.record(body)),
      },
      entriesOf: (book) => {
        const records = rules.entriesOf(book)
        return { ...records, record: async (body) => (entries.push(body), await records.record(body)) }
      },
    },
  })
  return { imported, visits, entries }
}

describe("Berlin's archive", () => {
  test('has no item that the contract or the registry refuses', async () => {
    const { imported } = await dryRun()
    expect(imported.refused).toEqual([])
    expect(imported.remarks).toEqual([])
    expect(imported.recorded).toHaveLength(19 + 17 + 25)
  })

  test('keeps partial dates, offices without names, groups and evidence', async () => {
    const { visits, entries } = await dryRun()
    expect(entries.map(({ signedOn }) => signedOn)).toEqual(
      expect.arrayContaining(['1913', '2024-06', '1990-10-03']),
    )
    const talks = visits.find(({ externalId }) => externalId === 'berlin/v23')
    expect(talks?.guests?.filter(({ name }) => name === undefined)).toHaveLength(3)
    const groups = entries.filter(({ signers }) => signers.some(({ kind }) => kind === 'group'))
    expect(new Set(groups.map(({ externalId }) => externalId))).toEqual(new Set(['berlin/s19', 'berlin/s25']))
    expect(visits.find(({ externalId }) => externalId === 'berlin/v05')?.sources).toMatchObject([
      { evidence: 'inferred' },
    ])
  })

  test('states the visibility of every visit and entry', async () => {
    const { visits, entries } = await dryRun()
    expect(new Set([...visits, ...entries].map(({ visibility }) => visibility))).toEqual(new Set(['public']))
  })

  test('links only the signings that visits refer to', async () => {
    const { entries } = await dryRun()
    const linked = entries.filter(({ visitId }) => visitId !== undefined)
    expect(linked.map(({ externalId }) => externalId)).toEqual(
      ['s31', 's36', 's41', 's42'].map((id) => `berlin/${id}`),
    )
  })
})
