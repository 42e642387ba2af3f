/** The changes of some visits and entries, as the rules make them. */
import type { Entry } from '../../../contract/books/schemas'
import type { Change } from '../../../contract/changes'
import { visitInput, type Visit } from '../../../contract/visits/schemas'
import type { Occasion } from '../../../domain/people/appearance'
import { newBook } from '../../../domain/books/book'
import type { Changed } from '../../../domain/shared/change'
import { correctEntry, signBook, voidEntry } from '../../../domain/books/entry'
import { correctVisit, recordVisit, changeVisitStatus, updateVisit } from '../../../domain/visits/visit'
import {
  archiveVisitBody,
  BERLIN,
  entryBody,
  entryOf,
  guest,
  momentAt,
  understood,
  visitBody,
} from '../../domain/shared/builders'

const moment = momentAt()
const reason = 'So it was'
const ana = { ...guest, name: 'Ana Souza', personId: 'ana' }
const anna = { ...ana, name: 'Anna Souza' }
const bo = { ...guest, name: 'Bo Ek', personId: 'bo' }
const exchanged = [
  { ...ana, personId: 'bo' },
  { ...bo, personId: 'ana' },
]
const ambassador = { personId: 'ambassador', office: 'Botschafter' }

type Next<Thing> = (before: Thing) => Changed<Thing> | undefined

/** The changes of one thing, one after the other. */
function changesOf<Thing extends Occasion>(
  first: Changed<Thing>,
  ...steps: Next<Thing>[]
): Change<Occasion>[] {
  let { thing } = first
  const later = steps.flatMap((step) => {
    const next = step(thing)
    thing = next?.thing ?? thing
    return next ? [next.change] : []
  })
  return [first.change, ...later]
}
const visit = (body: object) => recordVisit(understood(visitInput, body), BERLIN, moment)
const entry = (book: string, body: object) => signBook(newBook(book), entryOf(body), moment)
const patch = (fields: object) => (before: Visit) => updateVisit(before, fields, BERLIN, moment)
const become = (status: Visit['status']) => (before: Visit) =>
  changeVisitStatus(before, { status, reason }, BERLIN, moment)
const correct = (fields: object) => (before: Visit) =>
  correctVisit(before, { patch: fields, reason }, BERLIN, moment)
const correctSigned = (fields: object) => (before: Entry) =>
  correctEntry(before, { patch: fields, reason }, moment)

/** Names corrected, exchanged, learnt; people who come and leave; visits cancelled and void, an entry void. */
export const HISTORY: readonly Change<Occasion>[] = [
  ...changesOf(
    visit(visitBody({ guests: [ana, bo], hosts: [] })),
    patch({ guests: exchanged }),
    patch({ notes: 'In the rain' }),
    patch({ guests: [ana, bo] }),
    become('confirmed'),
    become('completed'),
    correct({ guests: [anna], hosts: [{ ...bo, name: 'B. Ek' }] }),
  ),
  ...changesOf(visit(visitBody({ guests: [anna, bo] })), become('cancelled'), become('void')),
  ...changesOf(visit(visitBody({ guests: exchanged })), patch({ guests: [anna] })),
  ...changesOf(visit(visitBody({ guests: [bo] })), patch({ guests: [ana] }), become('void')),
  ...changesOf(
    visit(archiveVisitBody({ status: 'completed', guests: [ambassador] })),
    correct({ guests: [{ ...ambassador, name: '王小明' }] }),
    correct({ guests: [{ ...ambassador, name: '王明' }, ana] }),
  ),
  ...changesOf(
    entry('golden-book', entryBody({ signers: [ana], hosts: [bo] })),
    correctSigned({ signers: [anna] }),
    correctSigned({ hosts: [] }),
  ),
  ...changesOf(entry('guest-book', entryBody({ signers: [bo, anna], hosts: [] })), (before) =>
    voidEntry(before, reason, moment),
  ),
  ...changesOf(visit(visitBody({ guests: [{ ...bo, name: 'Bo' }] }))),
]
