/** What the page of a notice shows. */
import type { Answer, Api, BodyOf } from '../../api'
import { useOffice } from '../../context'
import { readable, succeeded, useLoad } from '../../load'
import { loadAll } from '../../load-all'
import type { Fact, Notice } from '../../parts/fact-words'
import type { Visit } from '../../parts/visit-item'
import { statedFacts, versionKey, type StatedFact, type StatedThings, type Thing } from './stated-facts'

export type NoticeChange = BodyOf<'listNoticeChanges'>['items'][number]

export interface NoticeFile {
  readonly notice: Notice
  /** Of the version that is shown: sent as `If-Match`. */
  readonly etag: string
  /** Oldest first. */
  readonly changes: readonly NoticeChange[]
  readonly visit: Visit
  readonly facts: readonly StatedFact[]
}

export function useNoticeFile(visitId: string, noticeId: string) {
  const { api } = useOffice()
  return useLoad(async () => await loadNoticeFile(api, { visitId, noticeId }), [visitId, noticeId])
}

interface NoticeParams {
  readonly visitId: string
  readonly noticeId: string
}

async function loadNoticeFile(api: Api, params: NoticeParams): Promise<NoticeFile> {
  // First alone: of a notice that does not exist nothing else is asked.
  const { body: notice, etag = '' } = await succeeded(api.call('readNotice', { params }))
  const { visitId } = params
  const [{ body: visit }, changes, things] = await Promise.all([
    succeeded(api.call('readVisit', { params: { visitId } })),
    loadAll(async (query) => await api.call('listNoticeChanges', { params, query })),
    loadThings(api, notice),
  ])
  return { notice, etag, changes, visit, facts: statedFacts(notice, things) }
}

/** Reads each thing that the notice states, and its versions that the notice states, where they are older. */
async function loadThings(api: Api, { blocks }: Notice): Promise<StatedThings> {
  const facts = blocks.flatMap(({ facts: stated = [] }) => stated)
  const subjects = [...new Set(facts.map(({ subject }) => subject))]
  const now = await loadEach(subjects, async (subject) => await readThing(api, subject, {}))
  const older = facts.filter(({ subject, sequence }) => sequence !== now.get(subject)?.version)
  const versions = new Map(older.map((fact) => [versionKey(fact), fact]))
  const before = await loadEach(
    [...versions.keys()],
    async (key) => await readVersion(api, versions.get(key)),
  )
  return { now, before }
}

async function loadEach(
  keys: readonly string[],
  read: (key: string) => Promise<Thing | undefined>,
): Promise<ReadonlyMap<string, Thing>> {
  const found = await Promise.all(keys.map(async (key) => [key, await read(key)] as const))
  return new Map(found.flatMap(([key, thing]) => (thing ? [[key, thing]] : [])))
}

const readVersion = async (api: Api, fact: Fact | undefined): Promise<Thing | undefined> =>
  fact && (await readThing(api, fact.subject, { at: String(fact.sequence) }))

const thingIn = async (answer: Promise<Answer<unknown>>): Promise<Thing | undefined> =>
  (await readable(answer)) as Thing | undefined

/** Reads a thing by its path below `/v1`; undefined if there is none. */
async function readThing(
  api: Api,
  subject: string,
  query: { readonly at?: string },
): Promise<Thing | undefined> {
  const [kind, id = '', part, number = ''] = subject.split('/')
  if (kind === 'visits') return await thingIn(api.call('readVisit', { params: { visitId: id }, query }))
  if (kind === 'partnerships')
    return await thingIn(api.call('readPartnership', { params: { partnershipId: id }, query }))
  if (kind === 'anniversaries')
    return await thingIn(api.call('readAnniversary', { params: { anniversaryId: id }, query }))
  if (kind === 'books' && part === 'entries')
    return await thingIn(api.call('readEntry', { params: { book: id, number }, query }))
  return undefined
}
