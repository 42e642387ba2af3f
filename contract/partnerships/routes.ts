import * as z from 'zod/mini'
import { order, pageSchema, paging, severalOf } from '../lists'
import {
  partnership,
  partnershipChange,
  partnershipInput,
  partnershipKind,
  partnershipPatch,
  partnershipStatus,
  partnershipStep,
  partnershipSummary,
  writtenPartnership,
} from './schemas'
import { route } from '../route'
import { versionQuery } from '../things'
import { externalId, recordedCountry, slug } from '../values/values'

const params = z.strictObject({ partnershipId: slug })
const one = { params } as const
const path = '/v1/partnerships/{partnershipId}'

export const recordPartnership = route({
  name: 'recordPartnership',
  method: 'POST',
  path: '/v1/partnerships',
  access: 'write',
  summary: 'Record a partnership',
  body: partnershipInput,
  answer: { status: 201, schema: writtenPartnership, etag: 'version' },
  problems: ['duplicate'],
})

export const listPartnerships = route({
  name: 'listPartnerships',
  method: 'GET',
  path: '/v1/partnerships',
  access: 'read',
  summary: 'List partnerships by the date of their founding',
  query: z.strictObject({
    status: z.optional(severalOf(partnershipStatus)),
    kind: z.optional(partnershipKind),
    country: z.optional(recordedCountry),
    externalId: z.optional(externalId),
    order,
    ...paging,
  }),
  answer: { status: 200, schema: pageSchema(partnership) },
})

export const readPartnership = route({
  ...one,
  name: 'readPartnership',
  method: 'GET',
  path,
  access: 'read',
  summary: 'Read a partnership, as it is or after one of its changes',
  query: versionQuery,
  answer: { status: 200, schema: partnership, etag: 'version' },
})

export const summarizePartnership = route({
  ...one,
  name: 'summarizePartnership',
  method: 'GET',
  path: `${path}/summary`,
  access: 'read',
  summary: 'Read the number of visits and entries of a partnership, and its next jubilee',
  answer: { status: 200, schema: partnershipSummary },
})

export const updatePartnership = route({
  ...one,
  name: 'updatePartnership',
  method: 'PATCH',
  path,
  access: 'write',
  summary: 'Change a partnership, its programmes included',
  body: partnershipPatch,
  ifMatch: true,
  answer: { status: 200, schema: writtenPartnership, etag: 'version' },
  problems: ['duplicate'],
})

export const changePartnershipStatus = route({
  ...one,
  name: 'changePartnershipStatus',
  method: 'POST',
  path: `${path}/status`,
  access: 'write',
  summary: 'Suspend, resume or end a partnership',
  body: partnershipStep,
  ifMatch: true,
  answer: { status: 200, schema: writtenPartnership, etag: 'version' },
  problems: ['forbidden-step'],
})

export const listPartnershipChanges = route({
  ...one,
  name: 'listPartnershipChanges',
  method: 'GET',
  path: `${path}/changes`,
  access: 'read',
  summary: 'Read the history of a partnership, oldest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(partnershipChange) },
})
