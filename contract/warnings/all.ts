/** All warnings, for the documents and as types. Lambda functions import only the warnings of their own resource. */
import type * as z from 'zod/mini'
import { ENTRY_WARNINGS } from './entries'
import { dateAhead } from './partnerships'
import { VISIT_WARNINGS } from './visits'

export const WARNINGS = [...ENTRY_WARNINGS, ...VISIT_WARNINGS, dateAhead] as const

export type Warning = z.output<(typeof WARNINGS)[number]>
export type WarningCode = Warning['code']
