import * as z from 'zod/mini'
import {
  anniversary,
  anniversaryChange,
  anniversaryInput,
  anniversaryPatch,
  anniversaryStatus,
} from './schemas'
import { MAX_YEARS } from '../limits'
import { fromNotAfterTo, isWithinYears, order, pageSchema, paging, severalOf } from '../lists'
import { anniversaryId, anniversaryKind, occurrence } from './occurrences'
import { route } from '../route'
import { versionQuery } from '../things'
import { day } from '../values/dates'

const params = z.strictObject({ anniversaryId })
const one = { params } as const
const path = '/v1/anniversaries/{anniversaryId}'

export const recordAnniversary = route({
  name: 'recordAnniversary',
  method: 'POST',
  path: '/v1/anniversaries',
  access: 'write',
  summary: 'Record an anniversary that belongs to no partnership',
  body: anniversaryInput,
  answer: { status: 201, schema: anniversary, etag: 'version' },
  problems: ['duplicate'],
})

export const listAnniversaries = route({
  name: 'listAnniversaries',
  method: 'GET',
  path: '/v1/anniversaries',
  access: 'read',
  summary: 'List anniversaries by the date of their origin',
  query: z.strictObject({
    status: z.optional(severalOf(anniversaryStatus)),
    kind: z.optional(anniversaryKind),
    order,
    ...paging,
  }),
  answer: { status: 200, schema: pageSchema(anniversary) },
})

export const readAnniversary = route({
  ...one,
  name: 'readAnniversary',
  method: 'GET',
  path,
  access: 'read',
  summary: 'Read an anniversary, as it is or after one of its changes',
  query: versionQuery,
  answer: { status: 200, schema: anniversary, etag: 'version' },
})

export const updateAnniversary = route({
  ...one,
  name: 'updateAnniversary',
  method: 'PATCH',
  path,
  access: 'write',
  summary: 'Change, mute or unmute an anniversary',
  body: anniversaryPatch,
  ifMatch: true,
  answer: { status: 200, schema: anniversary, etag: 'version' },
})

export const listAnniversaryChanges = route({
  ...one,
  name: 'listAnniversaryChanges',
  method: 'GET',
  path: `${path}/changes`,
  access: 'read',
  summary: 'Read the history of an anniversary, oldest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(anniversaryChange) },
})

const flag = z.pipe(
  z.pipe(
    z._default(z.enum(['true', 'false']), 'false'),
    z.transform((value) => value === 'true'),
  ),
  z.boolean(),
)

export const listOccurrences = route({
  name: 'listOccurrences',
  method: 'GET',
  path: '/v1/occurrences',
  access: 'read',
  summary: 'List the occurrences of all anniversaries from one day to another, in order of date',
  query: z
    .strictObject({ from: day, to: day, milestones: flag, muted: flag, ...paging })
    .check(fromNotAfterTo, isWithinYears(MAX_YEARS)),
  answer: { status: 200, schema: pageSchema(occurrence) },
})
