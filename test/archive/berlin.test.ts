import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/read-archive'
import { rehearsal } from '../../archive/rehearsal'
import type { EntryBody } from '../../archive/entry-mapping'
import type { VisitBody } from '../../archive/visit-mapping'

const FOLDER = join(__dirname, '../../examples/berlin')
const files = readdirSync(FOLDER).map((file) => join(FOLDER, file))

/** Rehearses the import of Berlin's archive, and keeps what would be sent. */
async function rehearsed() {
  const archive = await readArchive(files)
  const rules = rehearsal(archive)
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
  test('fits the contract and the rules of the registry to the last item', async () => {
    const { imported } = await rehearsed()
    expect(imported.refused).toEqual([])
    expect(imported.remarks).toEqual([])
    expect(imported.recorded).toHaveLength(19 + 17 + 25)
  })

  test('keeps what an archive has: partial dates, offices without names, groups, evidence', async () => {
    const { visits, entries } = await rehearsed()
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
    const { visits, entries } = await rehearsed()
    expect(new Set([...visits, ...entries].map(({ visibility }) => visibility))).toEqual(new Set(['public']))
  })

  test('links the signings that visits name, and those only', async () => {
    const { entries } = await rehearsed()
    const linked = entries.filter(({ visitId }) => visitId !== undefined)
    expect(linked.map(({ externalId }) => externalId)).toEqual(
      ['s31', 's36', 's41', 's42'].map((id) => `berlin/${id}`),
    )
  })
})
