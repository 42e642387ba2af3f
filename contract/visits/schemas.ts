/** A visit (Besuch): who comes to whom, when, on what occasion, and how far it has got. */
import * as z from 'zod/mini'
import { changeOf } from '../changes'
import { VISIT_EVENTS } from './events'
import { celebrated } from '../anniversaries/occurrences'
import { anyPeople, archivePerson, liveGuest, liveHost, person, somePeople } from '../people/schemas'
import {
  correctionOf,
  direction,
  mergePatchOf,
  origin,
  patchWithReasonOf,
  reason,
  stamps,
  visibility,
} from '../things'
import { clockTime, day, plainVisitTime, timeZone, visitTime } from '../values/dates'
import {
  externalId,
  language,
  line,
  localizedLine,
  localizedText,
  slug,
  sources,
  text,
  uuid,
} from '../values/values'
import { visitKind } from './kinds'
import { visitWarnings } from './warnings'

export const visitStatus = z.enum(['planned', 'confirmed', 'postponed', 'completed', 'cancelled', 'void'])
export type VisitStatus = z.output<typeof visitStatus>

export const programmeItem = z.strictObject({
  on: z.optional(day),
  time: z.optional(clockTime),
  what: line(500),
  where: z.optional(line()),
  /** @default the visibility of the visit */
  visibility: z.optional(visibility),
})

/** An appointment for the press at a visit; readers of the clearance `public` do not see it. */
export const appointment = z.strictObject({
  /** What journalists may do: take photographs, also ask questions, or send a few of them for all (`pool`). */
  kind: z.enum(['photo', 'word-and-photo', 'pool']),
  /** The deadline of accreditation, in the time zone of the visit; not after the visit. */
  accreditationUntil: plainVisitTime,
})
export type PressAppointment = z.output<typeof appointment>

/** What somebody said; a draft is internal whatever the visit's visibility. */
export const statement = z.strictObject({
  speaker: line(),
  text: text(5000),
  language,
  status: z._default(z.enum(['draft', 'approved']), 'draft'),
})

/** A person whom the office calls or writes to about the visit. */
export const contact = z.strictObject({
  name: line(),
  /** The person's task: `head of delegation`, `driver`. */
  function: z.optional(line()),
  telephone: z.optional(line(100)),
  mail: z.optional(line()),
})

const fields = {
  externalId: z.optional(externalId),
  direction,
  kind: visitKind,
  /** The kind in words, if `kind` is `other`, and only then: `Richtfest`. */
  kindInWords: z.optional(localizedLine),
  /** The city where the visit takes place: `Istanbul`. Absent for the office's own city. */
  city: z.optional(localizedLine),
  venues: z._default(z.array(line()).check(z.maxLength(30)), []),
  timeZone: z.optional(timeZone),
  programme: z._default(z.array(programmeItem).check(z.maxLength(100)), []),
  appointment: z.optional(appointment),
  statements: z._default(z.array(statement).check(z.maxLength(50)), []),
  outcome: z.optional(localizedText),
  partnershipId: z.optional(slug),
  anniversary: z.optional(celebrated),
  /** The id of the trip that the visit is a stop of: a visit that is not a stop itself. */
  partOf: z.optional(uuid),
  visibility: z._default(visibility, 'internal'),
  contacts: z.optional(z.array(contact).check(z.maxLength(30))),
  notes: z.optional(text()),
  sources,
}

export const liveVisit = z.strictObject({
  ...fields,
  start: plainVisitTime,
  end: z.optional(plainVisitTime),
  origin: z._default(z.literal('live'), 'live'),
  occasion: localizedText,
  hosts: anyPeople(liveHost),
  guests: somePeople(liveGuest),
})

export const archiveVisit = z.strictObject({
  ...fields,
  start: visitTime,
  end: z.optional(visitTime),
  origin: z.literal('archive'),
  occasion: z.optional(localizedText),
  hosts: anyPeople(archivePerson),
  guests: anyPeople(archivePerson),
})

/** How an archive's visit may be recorded at once; a live one starts as planned. */
export const recordedStatus = z.enum(['planned', 'completed', 'cancelled'])

/** The body of `POST /v1/visits`. */
export const visitInput = z.discriminatedUnion('origin', [
  liveVisit,
  z.extend(archiveVisit, { status: z._default(recordedStatus, 'planned'), statusReason: z.optional(reason) }),
])
export type VisitInput = z.output<typeof visitInput>

export const visit = z.strictObject({
  ...archiveVisit.shape,
  origin,
  id: uuid,
  hosts: z.array(person),
  guests: z.array(person),
  status: visitStatus,
  statusReason: z.optional(reason),
  ...stamps,
})
export type Visit = z.output<typeof visit>

/** The answer to a write of a visit: the visit with its warnings. */
export const writtenVisit = z.extend(visit, { warnings: visitWarnings })

export const visitChange = changeOf(VISIT_EVENTS, visit)

/** The body of `PATCH /v1/visits/{visitId}`: `reason` is why the visit is rescheduled or changed. */
export const visitPatch = patchWithReasonOf(archiveVisit.shape, ['origin'])
export const correctedFields = mergePatchOf(archiveVisit.shape, ['origin'])
export const visitCorrection = correctionOf(correctedFields)

/** The body of a step: `outcome` is what came of the visit, told when it is completed. */
export const visitStep = z.strictObject({
  status: visitStatus,
  reason: z.optional(reason),
  outcome: z.optional(localizedText),
})
export type VisitStep = z.output<typeof visitStep>
