/** Every fact that a notice states makes it stale when it changes, whatever thing it is about. */
import type { Fact } from '../../../contract/notices/schemas'
import { compose } from '../../../domain/notices/composition/compose'
import { factsOf, staleFacts } from '../../../domain/notices/facts'
import { valueAt } from '../../../domain/shared/pointer'
import type { VisitRecord } from '../../../domain/notices/record'
import { anniversarySubject } from '../../../domain/anniversaries/founded-anniversary'
import { entrySubject } from '../../../domain/books/entry'
import { partnershipSubject } from '../../../domain/partnerships/partnership'
import { visitSubject } from '../../../domain/visits/visit'
import { fullRecord } from './composition/full-record'
import { istanbulRecord, options } from './composition/records'

/** The things of a record, by subject. */
const thingsOf = ({ visit, partnership, anniversary, entries }: VisitRecord): ReadonlyMap<string, object> =>
  new Map<string, object>([
    [visitSubject(visit.id), visit],
    ...(partnership ? [[partnershipSubject(partnership.id), partnership] as const] : []),
    ...(anniversary ? [[anniversarySubject(anniversary.id), anniversary] as const] : []),
    ...entries.map((entry) => [entrySubject(entry.book, entry.number), entry] as const),
  ])

/** The thing with another value at the pointer of a fact. */
function changedAt(thing: object, { pointer }: Fact): object {
  const changed = structuredClone(thing)
  const at = pointer.lastIndexOf('/')
  const parent = at === 0 ? changed : valueAt(changed, pointer.slice(0, at))
  Reflect.set(parent as object, pointer.slice(at + 1), 'another value')
  return changed
}

test.each([
  ['Istanbul', istanbulRecord()],
  ['a record with every field', fullRecord()],
])('every fact of %s is found alone when its value changes', (_name, record) => {
  const things = thingsOf(record)
  const { blocks } = compose(record, options())
  const { id: visitId, version: visitSequence } = record.visit
  const notice = { blocks: [...blocks], visitId, visitSequence }
  const facts = factsOf(notice)
  expect(facts.length).toBeGreaterThan(15)
  for (const fact of facts) {
    const stale = staleFacts(notice, ({ subject }) => {
      const stated = things.get(subject)
      return { stated, now: stated && subject === fact.subject ? changedAt(stated, fact) : stated }
    })
    const subjects = [...new Set(stale.map(({ subject, pointer }) => `${subject} ${pointer}`))]
    expect(subjects).toEqual([`${fact.subject} ${fact.pointer}`])
  }
})
