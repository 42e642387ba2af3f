import { noticeKind, noticeLanguage } from '../../../../contract/notices/schemas'
import { compose, type ComposedNotice } from '../../../../domain/notices/composition/compose'
import type { ComposeOptions, VisitRecord } from '../../../../domain/notices/record'
import { unexplained } from './extract'
import { fullRecord, otherRecord } from './full-record'
import { berlinRecords, istanbulRecord, options } from './records'

/** A day before the visits of the records, one within, and one after. */
const DAYS = ['2000-01-01', '2025-11-18', '2026-01-10']

const EVERY = noticeKind.options.flatMap((kind) =>
  noticeLanguage.options.flatMap((language) => DAYS.map((today) => options({ kind, language, today }))),
)

/** Words of the notice that the record does not explain. */
function inventedIn(
  { headline, blocks }: ComposedNotice,
  record: VisitRecord,
  each: ComposeOptions,
): string[] {
  const [lead] = blocks
  if (!lead) throw new Error('has no lead')
  const ofIssuer = each.issuer[each.language]
  return [
    ...unexplained(headline, lead, record, each.language),
    ...blocks.flatMap((block) =>
      unexplained(
        `${block.heading ?? ''}\n${block.text.replace(ofIssuer, '')}`,
        block,
        record,
        each.language,
      ),
    ),
  ]
}

describe('every name, number, date and quotation of a notice is in the record', () => {
  test.each([
    ['the Istanbul case', istanbulRecord],
    ['a record with every field', fullRecord],
    ['another record with every field', otherRecord],
  ])('%s', (_name, makeRecord) => {
    const record = makeRecord()
    for (const each of EVERY) expect(inventedIn(compose(record, each), record, each)).toEqual([])
  })

  test("all visits of Berlin's archive", async () => {
    for (const record of (await berlinRecords()).values())
      for (const each of EVERY) expect(inventedIn(compose(record, each), record, each)).toEqual([])
  })
})

describe('the check', () => {
  const record = istanbulRecord()
  const [lead] = compose(record, options()).blocks
  if (!lead) throw new Error('has no lead')

  test.each([
    ['a name', 'Es empfing Max Muster.', ['Max', 'Muster']],
    ['a number', 'Anlass: 36 Jahre.', ['36']],
    ['a month', 'Im Juli 2024.', ['Juli']],
    ['a year', 'Im Juni 2025.', ['2025']],
    ['a quotation', 'Es empfing Kai Wegner: „Das ist ein Wort“.', ['„Das ist ein Wort“']],
    [
      'a fact of another block',
      'Das Motto: „Städte der Freiheit“.',
      ['Städte', 'Freiheit', '„Städte der Freiheit“'],
    ],
    ['nothing else', 'Im Juni 2024 war Ekrem İmamoğlu zu Gast.', []],
  ])('finds %s', (_what, text, found) => {
    expect(unexplained(text, lead, record, 'de')).toEqual(found)
  })
})
