/** The case of `examples/istanbul.json`: a partnership, a visit and a signing. */
import { GOLDEN_BOOK } from '../contract/books/schemas'
import type { ChangeType } from '../contract/events'
import type { Visit } from '../contract/visits/schemas'
import { check } from './check'
import { readExample, type Example } from './example'
import type { DemoContext, Print } from './context'
import { printDelivery } from './delivery'
import { englishDate } from '../domain/time/date-words'
import { inEnglish, formatPerson } from './format'

interface RecordedCase {
  readonly visitId: string
  /** The number of changes. */
  readonly changes: number
}

/** Records the case. Waits for each change on the bus before the next step. */
export async function recordIstanbul(context: DemoContext, print: Print): Promise<RecordedCase> {
  const { partnership, visit, status, entry } = readExample()
  const founding = await recordPartnership(context, partnership, print)
  let current = await planVisit(context, visit, print)
  for (const step of status) {
    if (step.status === 'completed') await sign(context, entry, current, print)
    current = await changeStatus(context, current, step, print)
  }
  return { visitId: current.id, changes: founding + 1 + status.length + 1 }
}

/** A partnership whose founding is known also records its anniversary: two changes in one transaction. */
async function recordPartnership(
  context: DemoContext,
  body: Example['partnership'],
  print: Print,
): Promise<number> {
  print('\nThe partnership')
  const { id, ...recorded } = await context.client.call('recordPartnership', {
    body,
  })
  check(
    recorded.programmes.length === body.programmes.length,
    'every programme of the partnership is recorded',
  )
  const since = recorded.foundedOn === undefined ? '' : `, partners since ${englishDate(recorded.foundedOn)}`
  print(`  Berlin and ${inEnglish(recorded.city)}${since}, with ${recorded.programmes.length} programmes:`)
  for (const { name } of recorded.programmes) print(`    ${inEnglish(name)}`)
  await printDelivery(context, 'partnership.recorded', `partnerships/${id}`, print)
  await printDelivery(context, 'anniversary.recorded', `anniversaries/partnership-${id}`, print)
  return 2
}

async function planVisit(context: DemoContext, body: Example['visit'], print: Print): Promise<Visit> {
  print('\nThe visit')
  const visit = await context.client.call('recordVisit', { body })
  check(visit.status === 'planned', 'the visit is planned')
  const occasion = visit.occasion === undefined ? '' : `, for ${inEnglish(visit.occasion)}`
  print(`  Planned for ${englishDate(visit.start)}${occasion}.`)
  print(`  Guest: ${visit.guests.map(formatPerson).join('; ')}`)
  print(`  Host:  ${visit.hosts.map(formatPerson).join('; ')}`)
  await printDelivery(context, 'visit.planned', `visits/${visit.id}`, print)
  return visit
}

async function changeStatus(
  context: DemoContext,
  { id, version }: Visit,
  step: Example['status'][number],
  print: Print,
): Promise<Visit> {
  const request = { params: { visitId: id }, body: step, ifMatch: `"${version}"` }
  const visit = await context.client.call('changeVisitStatus', request)
  check(visit.status === step.status && visit.version === version + 1, `the visit is ${step.status}`)
  print(`  The visit is ${visit.status}.`)
  await printDelivery(context, TYPE_OF_STATUS[visit.status], `visits/${id}`, print)
  return visit
}

const TYPE_OF_STATUS: Readonly<Record<Visit['status'], ChangeType>> = {
  planned: 'visit.planned',
  confirmed: 'visit.confirmed',
  postponed: 'visit.postponed',
  completed: 'visit.completed',
  cancelled: 'visit.cancelled',
  void: 'visit.voided',
}

async function sign(context: DemoContext, body: Example['entry'], visit: Visit, print: Print): Promise<void> {
  const request = {
    params: { book: GOLDEN_BOOK },
    body: { ...body, visitId: visit.id },
  }
  const entry = await context.client.call('signBook', request)
  check(entry.visitId === visit.id && entry.page !== undefined, 'the entry has its page and its visit')
  const signers = entry.signers.map(({ name, office }) => name ?? office).join(' and ')
  print(`  ${signers} signs the Golden Book, volume ${entry.volume}, page ${entry.page}.`)
  await printDelivery(context, 'book-entry.signed', `books/${GOLDEN_BOOK}/entries/${entry.number}`, print)
}
