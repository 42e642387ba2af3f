/** The rules of entries. */
import type { Entry } from '../../../contract/books/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { subjectOf, type Request } from '../request'
import { refuse, unless, type Refused, type Rules, type ModelResult } from '../model-result'
import {
  allOf,
  changedFields,
  fieldsOf,
  find,
  idsOf,
  type Fields,
  type Volume,
  type ModelState,
} from '../model-state'
import { begins, dayIn, isPlain } from './dates'
import { listResult } from './list-result'
import { nextFreePage, takenPages } from './pages'
import { listChanges, readThing, thingOf } from './read-thing'
import { isAsSetUp } from './books'
import { identified, perhapsTheSame } from './identity'
import { duplicate, invalidIf, isUnnamed, patched } from './shared'
import { countriesOn, idsOn } from './visit-list-item'
import { entryWarnings } from './warnings'

const DEFAULTS = { origin: 'live', hosts: [], sources: [] }

export const entryRules: Rules = {
  signBook: (state, { params: { book = '' }, body }, observed) => {
    const volumes = state.volumes.get(book)
    if (!volumes) return refuse('not-found')
    const given = withVisibility(state, { ...DEFAULTS, ...(body as Fields) })
    const { fields: sent, names } = identified(state, given, observed)
    const number = idsOf(state, `books/${book}/entries/`).length + 1
    const open = volumes.find(({ status }) => status === 'open')
    const live = open && { volume: open.number, page: nextFreePage(state, book, open) }
    const { volume, page, ...others } = sent.origin === 'live' ? { ...sent, ...live } : sent
    const fields = {
      ...others,
      ...(volume === undefined ? {} : { volume }),
      ...(page === undefined ? {} : { page }),
      book,
      number,
      status: 'signed',
    } as unknown as Entry & Fields
    const known = volumes.find((each) => each.number === volume)
    const reasons = [
      ...reasonsAgainst(state, book, fields),
      duplicate(state, 'entry', { externalId: fields.externalId }),
      ...(fields.origin === 'live'
        ? [fields.page! > (open?.capacity ?? 0) && refuse('volume-full')]
        : pageReasons(state, fields, known && withPage(state, fields, known))),
    ]
    const writing = { subject: `books/${book}/entries/${number}`, type: 'book-entry.signed', fields }
    const isNew = fields.volume !== undefined && !known
    const archived: Volume = { number: fields.volume ?? 0, status: 'archived' }
    const after = isNew
      ? [...volumes, archived].toSorted((a, b) => a.number - b.number)
      : volumes.map((each) => (each.number === fields.volume ? withPage(state, fields, each) : each))
    const alike = perhapsTheSame(state, writing.subject, given, fields, observed)
    const warnings = [...entryWarnings(state, fields), ...alike]
    return unless(reasons, () => ({
      recorded: [writing],
      volumes: { book, volumes: after },
      warnings,
      names,
    }))
  },

  correctEntry: (state, request, observed) => {
    const before = fieldsOf(thingOf<Entry>(state, request))
    const { patch, reason } = request.body as { patch: unknown; reason: string }
    const sent = withVisibility(state, patched(DEFAULTS, before, patch))
    const { fields: after, names } = identified(state, sent, observed, before)
    return unless([isVoid(before)], (): ModelResult => {
      const subject = subjectOf(request)
      if (changedFields(before, after).length === 0) return { unchanged: subject }
      const reasons = [
        ...reasonsAgainst(state, String(before.book), after, before),
        duplicate(state, 'entry', { externalId: after.externalId, self: subject }),
      ]
      const writing = { subject, type: 'book-entry.corrected', fields: after, reason }
      const alike = perhapsTheSame(state, subject, sent, after, observed, before)
      const own = entryWarnings(state, after as unknown as Entry, before as unknown as Entry)
      return unless(reasons, () => ({ recorded: [writing], warnings: [...own, ...alike], names }))
    })
  },

  voidEntry: (state, request: Request) => {
    const before = fieldsOf(thingOf<Entry>(state, request))
    const { reason } = request.body as { reason: string }
    const fields = { ...before, status: 'void', statusReason: reason }
    const writing = { subject: subjectOf(request), type: 'book-entry.voided', fields, reason }
    return unless([isVoid(before)], () => ({ recorded: [writing] }))
  },

  readEntry: readThing,
  listEntryChanges: listChanges,
  listEntries: (state, { params: { book = '' }, query }) => {
    if (!state.volumes.has(book)) return refuse('not-found')
    return { read: listResult(allOf<Entry>(state, `books/${book}/entries/`).map(asListItem), query) }
  },
}

const isVoid = ({ status }: Fields): Refused | false =>
  status === 'void' && { ...refuse('forbidden-step'), allowed: [] }

/** The entry with its visibility, by default that of its visit. */
const withVisibility = (state: ModelState, fields: Fields): Fields => {
  const { visitId, visibility } = fields as unknown as Entry
  const usual = find<Visit>(state, `visits/${visitId}`)?.visibility ?? 'internal'
  return { ...fields, visibility: visibility ?? usual }
}

/** The office classes that may sign the Golden Book. */
const ELIGIBLE = new Set([
  'monarch',
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'partner-city-mayor',
  'honorary-citizen',
])

/** The reasons to refuse an entry, when it is recorded or corrected. */
function reasonsAgainst(
  state: ModelState,
  book: string,
  fields: Fields,
  before?: Fields,
): (Refused | false)[] {
  const { origin, signers, override, visitId, signedOn } = fields as unknown as Entry
  const principals = signers.filter(({ role }) => role === 'principal')
  const isIneligible = principals.some(({ officeClass = '' }) => !ELIGIBLE.has(officeClass))
  return [
    book === 'golden-book' && origin === 'live' && !override && isIneligible && refuse('not-eligible'),
    // An archive entry has already happened, so it needs no override.
    invalidIf(origin === 'archive' && override !== undefined),
    invalidIf(signers.length === 0),
    invalidIf(origin === 'live' && (!signedOn || !isPlain(signedOn) || principals.length === 0)),
    invalidIf(origin === 'live' && signers.some(isUnnamed)),
    invalidIf(visitId !== undefined && !state.things.has(`visits/${visitId}`)),
    invalidIf(signedOn !== undefined && signedOn !== before?.signedOn && begins(signedOn) > dayIn(state.now)),
    origin === 'live' &&
      visitId !== before?.visitId &&
      ['postponed', 'cancelled', 'void'].includes(find<Visit>(state, `visits/${visitId}`)?.status ?? '') && {
        ...refuse('forbidden-step'),
        allowed: [],
      },
  ]
}

function pageReasons(state: ModelState, { book, volume, page }: Entry, known?: Volume): (Refused | false)[] {
  if (page === undefined) return []
  return [
    invalidIf(volume === undefined || page > (known?.capacity ?? Infinity)),
    takenPages(state, book, volume ?? 0).includes(page) && refuse('page-taken'),
  ]
}

/** The volume after an entry: of volume 1, of which nobody has stated the capacity, an archive knows it better. */
function withPage(state: ModelState, { origin, book, page = 0 }: Entry, volume: Volume): Volume {
  const { number, status, capacity = Infinity } = volume
  const isUnstated = number === 1 && (status === 'closed' || isAsSetUp(state, book))
  return origin === 'archive' && isUnstated && page > capacity ? { ...volume, capacity: page } : volume
}

function asListItem(thing: Entry) {
  const { number, signedOn: start = '', visitId, externalId, hosts, signers } = thing
  const by = { visitId, externalId, country: countriesOn(signers), personId: idsOn([...hosts, ...signers]) }
  return { thing, id: String(number).padStart(9, '0'), start, by }
}
