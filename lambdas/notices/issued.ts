/** Issued notices, which everybody may read. */
import type { Notice } from '../../contract/notices/schemas'
import { atomOf } from '../../domain/notices/forms/atom'
import { NOTICE_FORMS } from '../../domain/notices/forms/forms'
import type { FormOptions } from '../../domain/notices/forms/issued-notice'
import { isIssued, noticeSubject } from '../../domain/notices/notice'
import { noticeView } from '../../domain/notices/view'
import { notFound } from '../../domain/shared/refusal'
import type { Reply } from '../http/answer'
import type { Conditions } from '../http/request'
import type { Reader } from '../http/serve'
import { listAll } from '../things/list'
import { viewFor } from '../things/read'
import type { PressDesk } from './dependencies'
import { NOTICE } from './lists'
import { ISSUED_NOTICES } from './record'

export const listIssued = listAll(NOTICE, () => ISSUED_NOTICES)

/** The newest notices of the Atom feed; the largest, escaped, fit into an answer of Lambda. */
const FEED_LENGTH = 20

type FormRequest = Pick<Conditions, 'mediaType' | 'origin'> & Reader

/** Reads an issued notice, in the form that the caller has chosen. */
export async function readIssued(
  { params, mediaType, ...request }: FormRequest & { readonly params: { readonly noticeId: string } },
  deps: PressDesk,
): Promise<Reply<Notice>> {
  const kept = await deps.store.read<Notice>(noticeSubject(params.noticeId))
  if (!kept || !isIssued(kept.thing)) throw notFound()
  const body = viewFor(request, kept.thing, noticeView)
  const form = NOTICE_FORMS[mediaType]
  return form ? { body, text: form(body, formOptions(request, deps)) } : { body }
}

/** Reads the newest issued notices as an Atom feed. */
export async function readFeed(request: FormRequest, deps: PressDesk): Promise<Reply<string>> {
  const query = { limit: FEED_LENGTH, order: 'desc' } as const
  const { body } = await listIssued({ ...request, params: {}, query }, deps)
  return { body: atomOf(body.items, formOptions(request, deps)) }
}

const formOptions = (
  { origin }: Pick<Conditions, 'origin'>,
  { issuer, officeZone }: PressDesk,
): FormOptions => ({
  issuer,
  origin,
  officeZone,
})
