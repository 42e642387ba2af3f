/** The rules of entries, as the words of the domain have them. */
import type { Entry } from '../../../contract/books/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { subjectOf, type Request } from '../request'
import { refused, unless, type Refused, type Rules, type Verdict } from '../verdict'
import { allOf, differing, fieldsOf, find, idsOf, type Fields, type Volume, type World } from '../world'
import { begins, dayIn } from './dates'
import { listed } from './lists'
import { nextFreePage, takenPages } from './pages'
import { listChanges, readThing, thingOf } from './reading'
import { duplicate, identified, invalidIf, patched } from './shared'
import { countriesOn, idsOn } from './visit-listing'
import { entryWarnings } from './warnings'

const USUAL = { origin: 'live', hosts: [], sources: [] }

export const entryRules: Rules = {
  signBook: (world, { params: { book = '' }, body }) => {
    const volumes = world.volumes.get(book)
    if (!volumes) return refused('not-found')
    const sent = withDefaults(world, { ...USUAL, ...(body as Fields) })
    const number = idsOf(world, `books/${book}/entries/`).length + 1
    const open = volumes.find(({ status }) => status === 'open')
    const live = open && { volume: open.number, page: nextFreePage(world, book, open) }
    const { volume, page, ...place } = sent.origin === 'live' ? { ...sent, ...live } : sent
    const fields = {
      ...place,
      ...(volume === undefined ? {} : { volume }),
      ...(page === undefined ? {} : { page }),
      book,
      number,
      status: 'signed',
    } as unknown as Entry & Fields
    const known = volumes.find((each) => each.number === volume)
    const reasons = [
      ...reasonsAgainst(world, book, fields),
      duplicate(world, 'entry', { externalId: fields.externalId }),
      ...(fields.origin === 'live'
        ? [fields.page! > (open?.capacity ?? 0) && refused('volume-full')]
        : placeReasons(world, fields, known)),
    ]
    const writing = { subject: `books/${book}/entries/${number}`, type: 'book-entry.signed', fields }
    const isNew = fields.volume !== undefined && !known
    const archived: Volume = { number: fields.volume ?? 0, status: 'archived' }
    const after = isNew ? [...volumes, archived].toSorted((a, b) => a.number - b.number) : volumes
    const warnings = entryWarnings(world, fields)
    return unless(reasons, () => ({ recorded: [writing], volumes: { book, volumes: after }, warnings }))
  },

  correctEntry: (world, request) => {
    const before = fieldsOf(thingOf<Entry>(world, request))
    const { patch, reason } = request.body as { patch: unknown; reason: string }
    const after = withDefaults(world, patched(USUAL, before, patch))
    return unless([isVoid(before)], (): Verdict => {
      const subject = subjectOf(request)
      if (differing(before, after).length === 0) return { unchanged: subject }
      const reasons = [
        ...reasonsAgainst(world, String(before.book), after, before),
        duplicate(world, 'entry', { externalId: after.externalId, self: subject }),
      ]
      const writing = { subject, type: 'book-entry.corrected', fields: after, reason }
      const warnings = entryWarnings(world, after as unknown as Entry, before as unknown as Entry)
      return unless(reasons, () => ({ recorded: [writing], warnings }))
    })
  },

  voidEntry: (world, request: Request) => {
    const before = fieldsOf(thingOf<Entry>(world, request))
    const { reason } = request.body as { reason: string }
    const fields = { ...before, status: 'void', statusReason: reason }
    const writing = { subject: subjectOf(request), type: 'book-entry.voided', fields, reason }
    return unless([isVoid(before)], () => ({ recorded: [writing] }))
  },

  readEntry: readThing,
  listEntryChanges: listChanges,
  listEntries: (world, { params: { book = '' }, query }) => {
    if (!world.volumes.has(book)) return refused('not-found')
    return { read: listed(allOf<Entry>(world, `books/${book}/entries/`).map(asListed), query) }
  },
}

const isVoid = ({ status }: Fields): Refused | false =>
  status === 'void' && { ...refused('forbidden-step'), allowed: [] }

/** The entry with the ids of its people and its visibility, by default that of its visit. */
const withDefaults = (world: World, fields: Fields): Fields => {
  const { hosts, signers, visitId, visibility } = fields as unknown as Entry
  const usual = find<Visit>(world, `visits/${visitId}`)?.visibility ?? 'internal'
  return {
    ...fields,
    visibility: visibility ?? usual,
    hosts: identified(hosts),
    signers: identified(signers, { role: 'principal' }),
  }
}

/** The first six classes of the domain's list. */
const ELIGIBLE = new Set([
  'monarch',
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'partner-city-mayor',
  'honorary-citizen',
])

/** What speaks against an entry as it is recorded or corrected. */
function reasonsAgainst(world: World, book: string, fields: Fields, before?: Fields): (Refused | false)[] {
  const { origin, signers, override, visitId, signedOn } = fields as unknown as Entry
  const principals = signers.filter(({ role }) => role === 'principal')
  const stranger = principals.some(({ officeClass = '' }) => !ELIGIBLE.has(officeClass))
  return [
    book === 'golden-book' && origin === 'live' && !override && stranger && refused('not-eligible'),
    // What an archive knows has happened: there is nothing to override.
    invalidIf(origin === 'archive' && override !== undefined),
    invalidIf(signers.length === 0 || !signedOn || (origin === 'live' && principals.length === 0)),
    invalidIf(visitId !== undefined && !world.things.has(`visits/${visitId}`)),
    invalidIf(signedOn !== undefined && signedOn !== before?.signedOn && begins(signedOn) > dayIn(world.now)),
    origin === 'live' &&
      visitId !== before?.visitId &&
      ['cancelled', 'void'].includes(find<Visit>(world, `visits/${visitId}`)?.status ?? '') && {
        ...refused('forbidden-step'),
        allowed: [],
      },
  ]
}

function placeReasons(world: World, { book, volume, page }: Entry, known?: Volume): (Refused | false)[] {
  if (page === undefined) return []
  return [
    invalidIf(volume === undefined || page > (known?.capacity ?? Infinity)),
    takenPages(world, book, volume ?? 0).includes(page) && refused('page-taken'),
  ]
}

function asListed(thing: Entry) {
  const { number, signedOn: start, visitId, externalId, hosts, signers } = thing
  const by = { visitId, externalId, country: countriesOn(signers), personId: idsOn([...hosts, ...signers]) }
  return { thing, id: String(number).padStart(9, '0'), start, by }
}
