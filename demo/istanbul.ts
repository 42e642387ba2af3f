/** The case of `examples/istanbul.json`, told while it happens: a partnership, a visit, and a signing. */
import { randomUUID } from 'node:crypto'
import { signBook } from '../contract/books/routes'
import { GOLDEN_BOOK } from '../contract/books/schemas'
import type { ChangeType } from '../contract/events'
import { recordPartnership } from '../contract/partnerships/routes'
import { recordVisit, changeVisitStatus } from '../contract/visits/routes'
import type { Visit } from '../contract/visits/schemas'
import { ensure } from './ensure'
import { readExample, type Example } from './example'
import type { Stage } from './instance'
import { spoken, spokenDate, spokenPerson } from './spoken'

export type Tell = (line: string) => void

/**
 * Records the case. Each change has arrived on the bus before the next step begins.
 *
 * @returns how many changes that made
 */
export async function recordIstanbul(stage: Stage, tell: Tell): Promise<number> {
  const { partnership, visit, status, entry } = readExample()
  const founding = await recordItsPartnership(stage, partnership, tell)
  let current = await planVisit(stage, visit, tell)
  for (const step of status) {
    if (step.status === 'completed') await sign(stage, entry, current, tell)
    current = await take(stage, current, step, tell)
  }
  return founding + 1 + status.length + 1
}

/** A partnership whose day is known founds its anniversary: two changes, made at once. */
async function recordItsPartnership(stage: Stage, body: Example['partnership'], tell: Tell): Promise<number> {
  tell('\nThe partnership')
  const { id, ...recorded } = await stage.client.ask(recordPartnership, {
    body,
    idempotencyKey: randomUUID(),
  })
  ensure(
    recorded.programmes.length === body.programmes.length,
    'every programme of the partnership is recorded',
  )
  const since = recorded.foundedOn === undefined ? '' : `, partners since ${spokenDate(recorded.foundedOn)}`
  tell(`  Berlin and ${spoken(recorded.city)}${since}, with ${recorded.programmes.length} programmes:`)
  for (const { name } of recorded.programmes) tell(`    ${spoken(name)}`)
  await heard(stage, 'partnership.recorded', `partnerships/${id}`, tell)
  await heard(stage, 'anniversary.recorded', `anniversaries/partnership-${id}`, tell)
  return 2
}

async function planVisit(stage: Stage, body: Example['visit'], tell: Tell): Promise<Visit> {
  tell('\nThe visit')
  const visit = await stage.client.ask(recordVisit, { body, idempotencyKey: randomUUID() })
  ensure(visit.status === 'planned', 'the visit is planned')
  const occasion = visit.occasion === undefined ? '' : `, for ${spoken(visit.occasion)}`
  tell(`  Planned for ${spokenDate(visit.start)}${occasion}.`)
  tell(`  Guest: ${visit.guests.map(spokenPerson).join('; ')}`)
  tell(`  Host:  ${visit.hosts.map(spokenPerson).join('; ')}`)
  await heard(stage, 'visit.planned', `visits/${visit.id}`, tell)
  return visit
}

async function take(
  stage: Stage,
  { id, version }: Visit,
  step: Example['status'][number],
  tell: Tell,
): Promise<Visit> {
  const asked = { params: { visitId: id }, body: step, ifMatch: `"${version}"`, idempotencyKey: randomUUID() }
  const visit = await stage.client.ask(changeVisitStatus, asked)
  ensure(visit.status === step.status && visit.version === version + 1, `the visit is ${step.status}`)
  tell(`  The visit is ${visit.status}.`)
  await heard(stage, STEPS[visit.status], `visits/${id}`, tell)
  return visit
}

const STEPS: Readonly<Record<Visit['status'], ChangeType>> = {
  planned: 'visit.planned',
  confirmed: 'visit.confirmed',
  completed: 'visit.completed',
  cancelled: 'visit.cancelled',
  void: 'visit.voided',
}

async function sign(stage: Stage, body: Example['entry'], visit: Visit, tell: Tell): Promise<void> {
  const asked = {
    params: { book: GOLDEN_BOOK },
    body: { ...body, visitId: visit.id },
    idempotencyKey: randomUUID(),
  }
  const entry = await stage.client.ask(signBook, asked)
  ensure(entry.visitId === visit.id && entry.page !== undefined, 'the entry has its page and its visit')
  const signers = entry.signers.map(({ name, office }) => name ?? office).join(' and ')
  tell(`  ${signers} signs the Golden Book, volume ${entry.volume}, page ${entry.page}.`)
  await heard(stage, 'book-entry.signed', `books/${GOLDEN_BOOK}/entries/${entry.number}`, tell)
}

/** Waits for the notification of a change on the bus, and at the press office where it is for it, and prints both as they came. */
async function heard(
  { notifications, pressOffice }: Stage,
  type: ChangeType,
  subject: string,
  tell: Tell,
): Promise<void> {
  tell(`  → on the bus: ${await notifications.of(type, subject)}`)
  if (/^(visit|book-entry)\./.test(type))
    tell(`  ✉ to the press office: ${await pressOffice.heard.of(type, subject)}`)
}
