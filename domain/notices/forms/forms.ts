/** The forms of an issued notice other than JSON. */
import type { readIssuedNotice } from '../../../contract/notices/routes'
import { htmlOf } from './html'
import type { FormOptions, IssuedNotice } from './issued-notice'
import { ninjsOf } from './ninjs'
import { plainTextOf } from './plain-text'

type FormWriter = (notice: IssuedNotice, options: FormOptions) => string

/** The media types that the contract names beside JSON. */
type FormType = keyof (typeof readIssuedNotice)['answer']['forms']

const WRITERS: Readonly<Record<FormType, FormWriter>> = {
  'text/plain': plainTextOf,
  'text/html': htmlOf,
  'application/ninjs+json': ninjsOf,
}

/** What writes a notice in a media type; undefined for JSON. */
export const NOTICE_FORMS: Readonly<Record<string, FormWriter | undefined>> = WRITERS
