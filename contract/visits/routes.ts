import * as z from 'zod/mini'
import { fromNotAfterTo, order, pageSchema, paging, range, severalOf } from '../lists'
import { route } from '../route'
import { direction, versionQuery } from '../things'
import { externalId, recordedCountry, slug, uuid } from '../values/values'
import { visitKind } from './kinds'
import {
  visit,
  visitChange,
  visitCorrection,
  visitInput,
  visitPatch,
  visitStatus,
  visitStep,
  writtenVisit,
} from './schemas'

const params = z.strictObject({ visitId: uuid })
const one = { params } as const
const path = '/v1/visits/{visitId}'

export const recordVisit = route({
  name: 'recordVisit',
  method: 'POST',
  path: '/v1/visits',
  access: 'write',
  summary: 'Record a visit, planned, or as the archive has it',
  body: visitInput,
  answer: { status: 201, schema: writtenVisit, etag: 'version' },
  problems: ['duplicate'],
})

export const listVisits = route({
  name: 'listVisits',
  method: 'GET',
  path: '/v1/visits',
  access: 'read',
  summary: 'List visits by the day they start',
  query: z
    .strictObject({
      ...range,
      status: z.optional(severalOf(visitStatus)),
      kind: z.optional(visitKind),
      direction: z.optional(direction),
      partnershipId: z.optional(slug),
      country: z.optional(recordedCountry),
      personId: z.optional(slug),
      externalId: z.optional(externalId),
      order,
      ...paging,
    })
    .check(fromNotAfterTo),
  answer: { status: 200, schema: pageSchema(visit) },
})

export const readVisit = route({
  ...one,
  name: 'readVisit',
  method: 'GET',
  path,
  access: 'read',
  summary: 'Read a visit, as it is or after one of its changes',
  query: versionQuery,
  answer: { status: 200, schema: visit, etag: 'version' },
})

export const updateVisit = route({
  ...one,
  name: 'updateVisit',
  method: 'PATCH',
  path,
  access: 'write',
  summary: 'Change or reschedule a visit that is not over',
  body: visitPatch,
  ifMatch: true,
  answer: { status: 200, schema: writtenVisit, etag: 'version' },
  problems: ['duplicate', 'forbidden-step'],
})

export const changeVisitStatus = route({
  ...one,
  name: 'changeVisitStatus',
  method: 'POST',
  path: `${path}/status`,
  access: 'write',
  summary: 'Confirm, postpone, complete, cancel, reinstate or void a visit',
  body: visitStep,
  ifMatch: true,
  answer: { status: 200, schema: writtenVisit, etag: 'version' },
  problems: ['forbidden-step'],
})

export const correctVisit = route({
  ...one,
  name: 'correctVisit',
  method: 'POST',
  path: `${path}/corrections`,
  access: 'write',
  summary: 'Correct the record of a completed visit',
  body: visitCorrection,
  ifMatch: true,
  answer: { status: 200, schema: writtenVisit, etag: 'version' },
  problems: ['duplicate', 'forbidden-step'],
})

export const listVisitStops = route({
  ...one,
  name: 'listVisitStops',
  method: 'GET',
  path: `${path}/stops`,
  access: 'read',
  summary: 'List the stops of a trip by the day they start',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(visit) },
})

export const listVisitChanges = route({
  ...one,
  name: 'listVisitChanges',
  method: 'GET',
  path: `${path}/changes`,
  access: 'read',
  summary: 'Read the history of a visit, oldest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(visitChange) },
})
