import { describeEvents, describeWarnings, example, EXAMPLE_IDS, type ResourceDocs } from '../docs'
import * as routes from './routes'
import {
  block,
  blockInput,
  fact,
  notice,
  noticeChange,
  noticeCorrection,
  noticeInput,
  noticePatch,
  pressContact,
  recomposedNotice,
  staleFact,
  writtenNotice,
} from './schemas'
import { NOTICE_WARNINGS } from './warnings'

const params = { visitId: EXAMPLE_IDS.visit, noticeId: EXAMPLE_IDS.notice }

export const notices = {
  routes,
  tag: 'Notices of the press office: composed from the record of a visit, approved by a second person, and issued.',
  schemas: {
    Notice: notice,
    WrittenNotice: writtenNotice,
    RecomposedNotice: recomposedNotice,
    NoticeChange: noticeChange,
    NoticeBlock: block,
    StaleFact: staleFact,
  },
  inputs: {
    NoticeInput: noticeInput,
    NoticePatch: noticePatch,
    NoticeCorrection: noticeCorrection,
    NoticeBlockInput: blockInput,
  },
  values: { Fact: fact, PressContact: pressContact },
  parameters: { noticeId: 'The id of the notice.' },
  events: describeEvents(noticeChange, {
    'notice.drafted':
      'A notice is composed, or its draft is changed. Only internal subscriptions hear of it.',
    'notice.approved': 'A draft is approved. Under an embargo it is issued at its minute.',
    'notice.stale':
      'A fact that an approved notice states has changed: it is not issued until it is composed again.',
    'notice.issued': 'A notice is issued: everybody may read it.',
    'notice.corrected': 'A notice is issued again; `correction` says what was wrong.',
    'notice.retracted': 'An issued notice is retracted: do not use it any longer.',
  }),
  withdrawals: {
    'notice.withdrawn':
      'An approved notice that a subscription could see under its embargo is a draft again. Delete your copy of it.',
  },
  warnings: describeWarnings(NOTICE_WARNINGS, {
    'visit-not-public':
      'The visit of the notice is not public. Issuing the notice publishes its words, and nothing else of the visit.',
  }),
  examples: [
    example(routes.composeNotice, {
      params,
      body: {
        kind: 'notice',
        language: 'en',
        contacts: [{ name: 'Press office', telephone: '+49 30 9026-0', mail: 'press@office.example' }],
      },
    }),
    example(routes.updateNotice, { params, body: { headline: 'Istanbul’s mayor visits Berlin' } }),
    example(routes.recomposeNotice, { params }),
    example(routes.approveNotice, { params }),
    example(routes.issueNotice, { params }),
    example(routes.correctNotice, {
      params,
      body: {
        headline: 'The Mayor of Istanbul visits Berlin',
        correction: 'The headline had a wrong title.',
      },
    }),
    example(routes.readNotice, { params, query: { at: '1' } }),
    example(routes.listNoticesOfVisit, { params: { visitId: EXAMPLE_IDS.visit } }),
    example(routes.listPressDesk, { query: { status: 'corrected' } }),
    example(routes.listIssuedNotices),
    example(routes.readIssuedNotice, { params: { noticeId: EXAMPLE_IDS.notice } }),
    example(routes.readNoticeFeed),
    example(routes.listNoticeChanges, { params }),
    example(routes.retractNotice, { params, body: { reason: 'It was issued by mistake.' } }),
  ],
} satisfies ResourceDocs
