/**
 * A notice (Mitteilung) of the press office: composed from the record of a visit, edited and approved by two people, and
 * issued.
 */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { BLOCK_LENGTH } from '../limits'
import { changesOneField, reason, stamps, visibility } from '../things'
import { language, line, text, uuid, webAddress } from '../values/values'
import { NOTICE_EVENTS } from './events'
import { noticeWarnings } from './warnings'

/** `invitation` (Terminhinweis): before the visit. `notice`: on its first day or later. `statement`: quotations alone. */
export const noticeKind = z.enum(['invitation', 'notice', 'statement'])
export type NoticeKind = z.output<typeof noticeKind>

/** The languages that notices are composed in. */
export const noticeLanguage = z.enum(['de', 'en'])
export type NoticeLanguage = z.output<typeof noticeLanguage>

export const noticeStatus = z.enum(['draft', 'approved', 'issued', 'corrected', 'retracted'])
export type NoticeStatus = z.output<typeof noticeStatus>

/** A fact that a block states: where it stands in the record, as the change of this sequence left it. */
export const fact = z.strictObject({
  /** The path below `/v1`: `visits/0190…`, `partnerships/istanbul`. */
  subject: line(),
  sequence: z.int().check(z.minimum(1)),
  /** JSON pointer (RFC 6901). */
  pointer: z.string().check(z.regex(/^\/[!-~]{1,499}$/)),
})
export type Fact = z.output<typeof fact>

/** The parts of a composed notice, in their order. */
export const blockPart = z.enum([
  'lead',
  'appointment',
  'signing',
  'quotation',
  'outcome',
  'background',
  'programmes',
])

const blockFields = {
  /** The part that the block was composed as; absent for a block that a person has added. */
  part: z.optional(blockPart),
  heading: z.optional(line()),
  text: text(BLOCK_LENGTH),
  /** The language of the text, if it is not that of the notice: a quotation is given word by word. */
  language: z.optional(language),
}
const facts = z.array(fact).check(z.maxLength(100))

export const block = z.strictObject({
  ...blockFields,
  /** Absent below `internal`. */
  facts: z.optional(facts),
  /** Whether a person has changed the block: a recomposition then leaves it as it is. */
  isEdited: z.optional(z.literal(true)),
})
export type Block = z.output<typeof block>

/** A block of a request: without `facts` it keeps those of the block of its part. */
export const blockInput = z.strictObject({ ...blockFields, facts: z.optional(facts) })
export type BlockInput = z.output<typeof blockInput>

/** Whom newsrooms ask; everybody may read it once the notice is issued. */
export const pressContact = z.strictObject({
  name: line(),
  function: z.optional(line()),
  telephone: z.optional(line(100)),
  mail: z.optional(line()),
  url: z.optional(webAddress),
})
const contacts = z.array(pressContact).check(z.maxLength(10))

/** A whole minute in UTC, RFC 3339; stored as an instant, `2026-11-17T10:00:00.000Z`. */
export const wholeMinute = z.string().check(
  z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::00(?:\.000)?)?Z$/, {
    error: 'must be a whole minute in UTC such as 2026-11-17T10:00Z',
    abort: true,
  }),
  z.overwrite((value) => `${value.slice(0, 16)}:00.000Z`),
  z.refine((value) => new Date(value).toJSON() === value, 'is not a minute of the calendar'),
)

/** The body of `POST /v1/visits/{visitId}/notices`. */
export const noticeInput = z.strictObject({
  kind: noticeKind,
  language: z._default(noticeLanguage, 'de'),
  contacts: z._default(contacts, []),
  embargoedUntil: z.optional(wholeMinute),
})
export type NoticeInput = z.output<typeof noticeInput>

/** A fact of an approved notice that has changed since: its value before and now, absent where there is none. */
export const staleFact = z.strictObject({
  ...fact.shape,
  before: z.optional(z.unknown()),
  now: z.optional(z.unknown()),
})
export type StaleFact = z.output<typeof staleFact>

export const notice = z.strictObject({
  id: uuid,
  kind: noticeKind,
  language: noticeLanguage,
  /** Absent below `internal`: the visit may be hidden. */
  visitId: z.optional(uuid),
  /** The version of the visit that the notice was composed from last; absent below `internal`. */
  visitSequence: z.optional(z.int().check(z.minimum(1))),
  headline: line(),
  /** Whether a person has changed the headline: a recomposition then leaves it as it is. */
  isHeadlineEdited: z.optional(z.literal(true)),
  blocks: z.array(block),
  contacts,
  embargoedUntil: z.optional(wholeMinute),
  status: noticeStatus,
  /** `internal` until the notice is issued, then `public`. */
  visibility,
  /** The `sub` of the person who wrote the text last, and of the one who approved it. */
  writtenBy: z.optional(line()),
  approvedBy: z.optional(line()),
  /** The facts that have changed since the approval. */
  stale: z.optional(z.array(staleFact)),
  issuedAt: z.optional(stamps.updatedAt),
  /** What was wrong in the issue before. */
  correction: z.optional(text(1000)),
  statusReason: z.optional(reason),
  ...stamps,
})
export type Notice = z.output<typeof notice>

export const noticeChange = changeOf(NOTICE_EVENTS, notice)

/** A response to a write: the notice with its warnings. */
export const writtenNotice = z.extend(notice, { warnings: noticeWarnings })

/** The index of a block that a person has edited, and the block as it would be composed now, if it would be. */
const proposal = z.strictObject({ index: z.int().check(z.minimum(0)), composed: z.optional(block) })
export type Proposal = z.output<typeof proposal>
export const recomposedNotice = z.extend(notice, { proposals: z.optional(z.array(proposal)) })

const blocks = z.array(blockInput).check(z.minLength(1), z.maxLength(30))

/** The body of `PATCH`: a JSON merge patch (RFC 7396) of the words. */
export const noticePatch = z
  .strictObject({
    headline: z.optional(line()),
    blocks: z.optional(blocks),
    contacts: z.optional(contacts),
    embargoedUntil: z.optional(z.nullable(wholeMinute)),
  })
  .check(changesOneField)
export type NoticePatch = z.output<typeof noticePatch>

export const noticeCorrection = z.strictObject({
  headline: z.optional(line()),
  blocks: z.optional(blocks),
  contacts: z.optional(contacts),
  /** What was wrong; everybody may read it. */
  correction: text(1000),
})
export type NoticeCorrection = z.output<typeof noticeCorrection>

export const noticeRetraction = z.strictObject({ reason })
