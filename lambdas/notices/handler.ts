/** The function of the notices. */
import * as routes from '../../contract/notices/routes'
import { serve } from '../http/serve'
import { changeOne, withParts } from '../things/change'
import { listHistory } from '../things/history'
import { readOne } from '../things/read'
import { composeNotice, proposalsFor, recomposition } from './composing'
import { handle, openPressDesk } from './dependencies'
import { approval, correction, edit, issue, retraction } from './decisions'
import { readFeed, readIssued, listIssued } from './issued'
import { listOfVisit, listPressDesk, NOTICE } from './lists'

export const handlers = [
  handle(routes.composeNotice, composeNotice),
  handle(routes.listNoticesOfVisit, listOfVisit),
  handle(routes.readNotice, readOne(NOTICE)),
  handle(
    routes.updateNotice,
    changeOne(NOTICE, (...call) => edit(...call)),
  ),
  handle(routes.recomposeNotice, withParts(changeOne(NOTICE, recomposition), proposalsFor)),
  handle(routes.approveNotice, changeOne(NOTICE, approval)),
  handle(routes.issueNotice, changeOne(NOTICE, issue)),
  handle(
    routes.correctNotice,
    changeOne(NOTICE, (...call) => correction(...call)),
  ),
  handle(
    routes.retractNotice,
    changeOne(NOTICE, (...call) => retraction(...call)),
  ),
  handle(routes.listNoticeChanges, listHistory(NOTICE)),
  handle(routes.listPressDesk, listPressDesk),
  handle(routes.listIssuedNotices, listIssued),
  handle(routes.readIssuedNotice, readIssued),
  handle(routes.readNoticeFeed, readFeed),
]

export const handler = serve(openPressDesk, handlers)
