/** Composing notices from the record of their visit. */
import type { Block, Notice, NoticeInput, Proposal } from '../../contract/notices/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { proposalsOf } from '../../domain/notices/blocks'
import { compose } from '../../domain/notices/composition/compose'
import { draftNotice, recomposeNotice } from '../../domain/notices/notice'
import { factsOf, restated } from '../../domain/notices/facts'
import { requireComposable } from '../../domain/notices/notice-kinds'
import type { Composition } from '../../domain/notices/record'
import { noticeView } from '../../domain/notices/view'
import type { Moment } from '../../domain/shared/change'
import { dayAt } from '../../domain/time/office-time'
import { visitSubject } from '../../domain/visits/visit'
import type { Reply } from '../http/answer'
import type { Reader } from '../http/serve'
import type { StoredThing } from '../table/record'
import type { Write, Writing } from '../table/write'
import { recordOne } from '../things/change'
import type { PressDesk } from './dependencies'
import { noticeWrite } from './record'
import { readStated } from './stated-things'
import { readVisitRecord } from './visit-record'

interface ComposeRequest extends Reader, Writing {
  readonly params: { readonly visitId: string }
  readonly body: NoticeInput
}

const record = recordOne<ComposeRequest, PressDesk, Notice>(
  noticeView,
  async ({ params: { visitId }, body }, deps, moment) => {
    const { composition, visit } = await composed({ ...body, visitId }, deps)
    const next = draftNotice(body, composition, visit, moment)
    return noticeWrite(next)
  },
)

/** Composes the draft of a notice, at its address below the visit. */
export async function composeNotice(request: ComposeRequest, deps: PressDesk): Promise<Reply<Notice>> {
  const reply = await record(request, deps)
  return { ...reply, subject: `${visitSubject(request.params.visitId)}/notices/${reply.body.id}` }
}

/** Decides on a recomposition. */
export async function recomposition(
  { thing: before }: StoredThing<Notice>,
  _request: unknown,
  deps: PressDesk,
  moment: Moment,
): Promise<Write | undefined> {
  const { composition, visit } = await composed(before, deps)
  const now = await readStated(
    deps.store,
    factsOf({ blocks: editedIn(before) }).map(({ subject }) => subject),
  )
  const restate = (block: Block): Block => restated(block, (subject) => now.get(subject))
  const next = recomposeNotice(before, { composition, visit, restate }, moment)
  return next && noticeWrite(next, before)
}

/** The blocks that a person has edited, beside what would be composed now. */
export async function proposalsFor(
  notice: Notice,
  deps: PressDesk,
): Promise<{ readonly proposals: Proposal[] }> {
  if (editedIn(notice).length === 0) return { proposals: [] }
  return { proposals: proposalsOf(notice, (await composed(notice, deps)).composition.blocks) }
}

/** The blocks that a recomposition leaves as a person has written them. */
const editedIn = ({ blocks }: Notice): Block[] => blocks.filter(({ isEdited }) => isEdited)

/** Composes a notice of this kind and language. Throws a refusal if the visit gives none. */
async function composed(
  { kind, language, visitId = '' }: Pick<Notice, 'kind' | 'language' | 'visitId'>,
  deps: PressDesk,
): Promise<{ readonly composition: Composition; readonly visit: Visit }> {
  const visitRecord = await readVisitRecord(deps, visitId)
  requireComposable(kind, visitRecord.visit)
  const { issuer, officeZone, now } = deps
  const options = { kind, language, issuer, officeZone, today: dayAt(now(), officeZone) }
  return { composition: compose(visitRecord, options), visit: visitRecord.visit }
}
