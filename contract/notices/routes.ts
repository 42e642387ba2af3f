import * as z from 'zod/mini'
import { order, pageSchema, paging, severalOf } from '../lists'
import { route } from '../route'
import { versionQuery } from '../things'
import { uuid } from '../values/values'
import {
  notice,
  noticeChange,
  noticeCorrection,
  noticeInput,
  noticePatch,
  noticeRetraction,
  noticeStatus,
  recomposedNotice,
  writtenNotice,
} from './schemas'

const ofVisit = { params: z.strictObject({ visitId: uuid }) } as const
const one = { params: z.strictObject({ visitId: uuid, noticeId: uuid }) } as const
const list = '/v1/visits/{visitId}/notices'
const path = `${list}/{noticeId}` as const

export const composeNotice = route({
  ...ofVisit,
  name: 'composeNotice',
  method: 'POST',
  path: list,
  access: 'compose',
  summary: 'Compose the draft of a notice from the record of a visit',
  body: noticeInput,
  answer: { status: 201, schema: notice, etag: 'version' },
  problems: ['forbidden-step'],
})

export const listNoticesOfVisit = route({
  ...ofVisit,
  name: 'listNoticesOfVisit',
  method: 'GET',
  path: list,
  access: 'read',
  summary: 'List the notices of a visit, newest first',
  query: z.strictObject({ status: z.optional(severalOf(noticeStatus)), order, ...paging }),
  answer: { status: 200, schema: pageSchema(notice) },
})

export const readNotice = route({
  ...one,
  name: 'readNotice',
  method: 'GET',
  path,
  access: 'read',
  summary: 'Read a notice of a visit, as it is or after one of its changes',
  query: versionQuery,
  answer: { status: 200, schema: notice, etag: 'version' },
})

export const updateNotice = route({
  ...one,
  name: 'updateNotice',
  method: 'PATCH',
  path,
  access: 'compose',
  summary: 'Edit a notice that is not issued; an approved one becomes a draft again',
  body: noticePatch,
  ifMatch: true,
  answer: { status: 200, schema: notice, etag: 'version' },
  problems: ['forbidden-step', 'confidential'],
})

export const recomposeNotice = route({
  ...one,
  name: 'recomposeNotice',
  method: 'POST',
  path: `${path}/recomposition`,
  access: 'compose',
  summary: 'Compose again the blocks that nobody has edited, and show the others as they would be composed',
  ifMatch: true,
  answer: { status: 200, schema: recomposedNotice, etag: 'version' },
  problems: ['forbidden-step'],
})

export const approveNotice = route({
  ...one,
  name: 'approveNotice',
  method: 'POST',
  path: `${path}/approval`,
  access: 'press',
  summary: 'Approve a draft that somebody else has written; under an embargo it is issued at its minute',
  ifMatch: true,
  answer: { status: 200, schema: writtenNotice, etag: 'version' },
  problems: ['forbidden-step', 'stale-facts', 'four-eyes'],
})

export const issueNotice = route({
  ...one,
  name: 'issueNotice',
  method: 'POST',
  path: `${path}/issue`,
  access: 'press',
  summary: 'Issue an approved notice whose embargo, if it has one, is over',
  ifMatch: true,
  answer: { status: 200, schema: notice, etag: 'version' },
  problems: ['forbidden-step', 'stale-facts'],
})

export const correctNotice = route({
  ...one,
  name: 'correctNotice',
  method: 'POST',
  path: `${path}/correction`,
  access: 'press',
  summary: 'Issue a notice again, with other words and with what was wrong',
  body: noticeCorrection,
  ifMatch: true,
  answer: { status: 200, schema: notice, etag: 'version' },
  problems: ['forbidden-step', 'confidential'],
})

export const retractNotice = route({
  ...one,
  name: 'retractNotice',
  method: 'POST',
  path: `${path}/retraction`,
  access: 'press',
  summary: 'Retract a notice that is issued; its open address answers 404 from now on',
  body: noticeRetraction,
  ifMatch: true,
  answer: { status: 200, schema: notice, etag: 'version' },
  problems: ['forbidden-step'],
})

export const listNoticeChanges = route({
  ...one,
  name: 'listNoticeChanges',
  method: 'GET',
  path: `${path}/changes`,
  access: 'read',
  summary: 'Read the history of a notice, oldest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(noticeChange) },
})

export const listPressDesk = route({
  name: 'listPressDesk',
  method: 'GET',
  path: '/v1/press-desk',
  access: 'read',
  summary: 'List the notices of all visits by status, newest first',
  query: z.strictObject({ status: z.optional(severalOf(noticeStatus)), order, ...paging }),
  answer: { status: 200, schema: pageSchema(notice) },
})

export const listIssuedNotices = route({
  name: 'listIssuedNotices',
  method: 'GET',
  path: '/v1/notices',
  access: 'none',
  summary: 'List the issued notices, newest first',
  query: z.strictObject({ order, ...paging }),
  answer: { status: 200, schema: pageSchema(notice) },
  isCached: true,
})

export const readIssuedNotice = route({
  name: 'readIssuedNotice',
  method: 'GET',
  path: '/v1/notices/{noticeId}',
  access: 'none',
  summary: 'Read an issued notice: as JSON, plain text, HTML or ninjs, by Accept',
  params: z.strictObject({ noticeId: uuid }),
  answer: {
    status: 200,
    schema: notice,
    etag: 'version',
    forms: { 'text/plain': 'text', 'text/html': 'html', 'application/ninjs+json': 'ninjs' },
  },
  isCached: true,
})

export const readNoticeFeed = route({
  name: 'readNoticeFeed',
  method: 'GET',
  path: '/v1/notices.atom',
  access: 'none',
  summary: 'Read the newest issued notices as an Atom feed (RFC 4287); query parameters are ignored',
  ignoresQuery: true,
  answer: { status: 200, schema: z.string(), mediaType: 'application/atom+xml', etag: 'content' },
  isCached: true,
})
