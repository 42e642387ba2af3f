/** Records that notices are composed from: the Istanbul case, and all visits of Berlin's archive. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { mapEntry } from '../../../../archive/mapping/entry-mapping'
import { mapPartnership } from '../../../../archive/mapping/partnership-mapping'
import { readArchive } from '../../../../archive/files/read-archive'
import { mapVisit } from '../../../../archive/mapping/visit-mapping'
import { entryInput, type Entry } from '../../../../contract/books/schemas'
import { partnershipInput, type Partnership } from '../../../../contract/partnerships/schemas'
import { visitInput, type Visit } from '../../../../contract/visits/schemas'
import { signBook } from '../../../../domain/books/entry'
import { newBook } from '../../../../domain/books/book'
import type { ComposeOptions, VisitRecord } from '../../../../domain/notices/record'
import { recordPartnership } from '../../../../domain/partnerships/partnership'
import { recordVisit } from '../../../../domain/visits/visit'
import { istanbul } from '../../../support/istanbul'
import { BERLIN, foundedBy, momentAt, recordedPartnership, understood } from '../../shared/builders'

export const options = (fields: Partial<ComposeOptions> = {}): ComposeOptions => ({
  kind: 'notice',
  language: 'de',
  today: '2024-07-01',
  issuer: {
    de: 'Das Presse- und Informationsamt des Landes Berlin',
    en: 'The Press and Information Office of the State of Berlin',
  },
  officeZone: BERLIN,
  ...fields,
})

const STATEMENT = {
  speaker: 'Protokoll des Landes Berlin',
  text: 'Seit 35 Jahren sind „Städte der Freiheit“ einander verbunden. Das Goldene Buch hält es fest!',
  language: 'de',
  status: 'approved',
}

interface Changes {
  readonly visit?: object
  readonly partnership?: object
  readonly entry?: object
}

/** The Istanbul case with an approved statement; the fields are put in place of those of the example. */
export function istanbulRecord({ visit = {}, partnership = {}, entry = {} }: Changes = {}): VisitRecord {
  const partner = recordedPartnership(partnership)
  const body = { ...istanbul().visit, statements: [STATEMENT], ...visit }
  const completed: Visit = {
    ...recordVisit(understood(visitInput, body), BERLIN, momentAt()).thing,
    status: 'completed',
  }
  const signed = { ...istanbul().entry, visitId: completed.id, ...entry }
  return {
    visit: completed,
    partnership: partner,
    ...(partner.foundedOn?.length === 10 && { anniversary: foundedBy(partner) }),
    entries: [signBook(newBook('golden-book'), understood(entryInput, signed), momentAt()).thing],
  }
}

const FOLDER = join(__dirname, '../../../../examples/berlin')
const SETTINGS = { language: 'en', visibility: 'public' } as const

/** The record of each visit of Berlin's archive, by its external id. */
export async function berlinRecords(): Promise<Map<string, VisitRecord>> {
  const archive = await readArchive(readdirSync(FOLDER).map((file) => join(FOLDER, file)))
  const moment = momentAt()
  const partnerships = new Map<string, Partnership>()
  for (const { externalId, content } of archive.partnerships) {
    const { body } = mapPartnership(content, externalId, SETTINGS.language)
    partnerships.set(externalId, recordPartnership(understood(partnershipInput, body), moment).thing)
  }
  const records = new Map<string, VisitRecord>()
  for (const { externalId, content, prefix } of archive.visits) {
    const partnership = partnerships.get(`${prefix}/${content.relatedPartner ?? ''}`)
    const { body } = mapVisit(content, externalId, SETTINGS, partnership?.id)
    const visit = recordVisit(understood(visitInput, body), BERLIN, moment).thing
    const entries: Entry[] = archive.signings
      .filter((signing) => archive.visitOfSigning.get(signing.externalId) === externalId)
      .map((signing) => {
        const entry = mapEntry(signing.content, signing.externalId, SETTINGS, visit.id).body
        return signBook(newBook(signing.content.book), understood(entryInput, entry), moment).thing
      })
    records.set(externalId, { visit, partnership, entries })
  }
  return records
}

/** The notice as plain text: headline, headings and texts. */
export const plainText = ({
  headline,
  blocks,
}: {
  headline: string
  blocks: readonly { heading?: string | undefined; text: string }[]
}): string =>
  [
    headline,
    ...blocks.map(({ heading, text }) => (heading === undefined ? text : `${heading}\n${text}`)),
  ].join('\n\n')
