/** All warnings, for the documents and as types. Lambda functions import only the warnings of their own resource. */
import type * as z from 'zod/mini'
import { ENTRY_WARNINGS } from '../books/warnings'
import { dateAhead } from '../partnerships/warnings'
import { VISIT_WARNINGS } from '../visits/warnings'

export const WARNINGS = [...ENTRY_WARNINGS, ...VISIT_WARNINGS, dateAhead] as const

export type Warning = z.output<(typeof WARNINGS)[number]>
export type WarningCode = Warning['code']
