/** The warnings of notices. */
import * as z from 'zod/mini'
import { uuid } from '../values/values'
import { warningOf } from '../warning'
import { visibility } from '../things'

export const NOTICE_WARNINGS = [warningOf('visit-not-public', { visitId: uuid, visibility })] as const
export const noticeWarnings = z.optional(z.array(NOTICE_WARNINGS[0]))
export type NoticeWarning = z.output<(typeof NOTICE_WARNINGS)[number]>
