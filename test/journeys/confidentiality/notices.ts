/** Notices of visits of each visibility. */
import type { Clearance } from '../../../contract/things'
import { eventually } from '../../support/eventually'
import type { LocalRegistry } from '../../support/local-registry'
import { canaryFieldsFor, noticeHead, noticeWords, type CanaryFields } from './bodies'
import type { Canaries } from './canaries'
import type { RegistryWriter, ThingWithVisibility } from './test-data'

export interface NoticeOfVisit {
  readonly visitId: string
  readonly noticeId: string
}

interface Writers {
  readonly registry: LocalRegistry
  readonly writer: RegistryWriter
}

/**
 * Records two notices of a visit of each visibility. One is approved and turns stale; all of it is internal. The other is issued
 * and corrected: everybody may read its words, which are a person's own, since what is composed from the record is
 * published too. That of the public visit is retracted.
 */
export async function recordNotices(
  { registry, writer }: Writers,
  canaries: Canaries,
  visits: readonly ThingWithVisibility[],
): Promise<NoticeOfVisit[]> {
  const notices: NoticeOfVisit[] = []
  for (const { path, visibility, body } of visits.filter(isFirstOfItsVisibility)) {
    const compose = async (): Promise<string> => {
      const notice = await writer.record(`${path}/notices`, { kind: 'notice', language: 'en' })
      notices.push({ visitId: String(body['id']), noticeId: String(notice.body['id']) })
      return notice.path
    }
    const of = (clearance: Clearance) =>
      canaryFieldsFor(canaries, `notice of a ${visibility} visit`, clearance)
    await makeStale({ registry, writer }, path, await compose(), {
      draft: of('internal'),
      visit: canaryFieldsFor(canaries, 'visit', visibility),
    })
    const issued = await compose()
    await issue(writer, issued, of('public'))
    if (visibility === 'public')
      await writer.send('POST', `${issued}/retraction`, { reason: of('internal').own('reason') })
  }
  return notices
}

const isFirstOfItsVisibility = (
  { visibility }: ThingWithVisibility,
  at: number,
  all: readonly ThingWithVisibility[],
): boolean => all.findIndex((each) => each.visibility === visibility) === at

/** Approves a notice, and changes a fact that it states. */
async function makeStale(
  { registry, writer }: Writers,
  visit: string,
  notice: string,
  { draft, visit: fields }: Readonly<Record<'draft' | 'visit', CanaryFields>>,
): Promise<void> {
  const embargoedUntil = '2099-01-01T00:00Z'
  await writer.send('PATCH', notice, { ...noticeHead(draft), embargoedUntil })
  await writer.send('POST', `${notice}/approval`)
  const patch = { venues: [fields.own('venue')] }
  await writer.send('POST', `${visit}/corrections`, { patch, reason: fields.office('reason') })
  await eventually(async () => expect((await registry.send('GET', notice)).body).toHaveProperty('stale'))
}

async function issue(writer: RegistryWriter, notice: string, fields: CanaryFields): Promise<void> {
  await writer.send('PATCH', notice, noticeWords(fields))
  for (const step of ['approval', 'issue']) await writer.send('POST', `${notice}/${step}`)
  const correction = { ...noticeWords(fields), correction: fields.own('correction') }
  await writer.send('POST', `${notice}/correction`, correction)
}
