import { noticeKind, noticeLanguage } from '../../../../contract/notices/schemas'
import type { Clearance } from '../../../../contract/things'
import { compose } from '../../../../domain/notices/composition/compose'
import type { VisitRecord } from '../../../../domain/notices/record'
import { entryView } from '../../../../domain/books/view'
import { partnershipView } from '../../../../domain/partnerships/view'
import { viewOf } from '../../../../domain/shared/view'
import { visitView } from '../../../../domain/visits/view'
import { CANARY, CANARY_ID, fullRecord, otherRecord } from './full-record'
import { thingsOf, valueAt } from './record-paths'
import { options, plainText } from './records'

const EVERY = noticeKind.options.flatMap((kind) =>
  noticeLanguage.options.map((language) => options({ kind, language, today: '2025-11-18' })),
)

const isOfficeField = (field = ''): boolean =>
  [visitView, partnershipView, entryView].some(({ officeFields }) => officeFields.has(field))

describe.each([
  ['a record with every field', fullRecord],
  ['another record with every field', otherRecord],
])('%s', (_name, makeRecord) => {
  test('has a canary in each office field', () => {
    for (const [subject, thing] of thingsOf(makeRecord())) {
      const view = { visits: visitView, partnerships: partnershipView, books: entryView }[
        subject.split('/')[0] ?? ''
      ]
      for (const field of view?.officeFields ?? [])
        expect([subject, field, JSON.stringify(valueAt(thing, `/${field}`)) ?? '']).toEqual([
          subject,
          field,
          expect.stringMatching(new RegExp(`${CANARY}|${CANARY_ID}`)),
        ])
    }
  })

  test('gives no text of an office field, and no pointer to one', () => {
    for (const each of EVERY) {
      const composed = compose(makeRecord(), each)
      expect(JSON.stringify(composed)).not.toContain(CANARY)
      expect(JSON.stringify(composed)).not.toContain(CANARY_ID)
      const pointers = composed.blocks.flatMap(({ facts }) =>
        facts.map(({ pointer }) => pointer.split('/')[1]),
      )
      expect(pointers.filter(isOfficeField)).toEqual([])
    }
  })

  test('gives the same words as what the press may see of it', () => {
    const record = makeRecord()
    const inPress = forPress(record)
    for (const each of EVERY) expect(plainText(compose(inPress, each))).toBe(plainText(compose(record, each)))
  })
})

const PRESS: Clearance = 'press'

/** The record as the press would see it if the visit and its entries were for the press. */
function forPress({ visit, partnership, anniversary, entries }: VisitRecord): VisitRecord {
  const seen = <T>(thing: T | undefined): T => {
    if (!thing) throw new Error('is hidden')
    return thing
  }
  return {
    visit: seen(viewOf(visitView, { ...visit, visibility: PRESS }, PRESS)),
    partnership: partnership && seen(viewOf(partnershipView, partnership, PRESS)),
    anniversary,
    entries: entries.map((entry) => seen(viewOf(entryView, { ...entry, visibility: PRESS }, PRESS))),
  }
}
