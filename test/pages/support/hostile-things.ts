/** Visits, entries, partnerships and more with a hostile text in every field. */
import { dayFromToday } from './test-data'
import { Slot, type HostileRecorder, type Recorded } from './hostile-recorder'

export interface HostileThings {
  readonly visits: readonly Recorded[]
  readonly partnerships: readonly Recorded[]
  /** In the golden book, by their numbers from 1 on. */
  readonly entries: readonly Recorded[]
  readonly anniversaries: readonly Recorded[]
  readonly feeds: readonly Recorded[]
  /** Composed from the visits, then edited. */
  readonly notices: readonly Recorded[]
  /** Steps with reasons, by the addresses of the pages that show them. */
  readonly reasons: readonly (readonly [address: string, recorded: Recorded])[]
}

const many = <Each>(count: number, make: (index: number) => Each): Each[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** One after the other, so that each run records the same texts. */
async function inTurn<Made>(count: number, make: (index: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = []
  for (let index = 0; index < count; index += 1) made.push(await make(index))
  return made
}

export async function recordHostileThings(from: HostileRecorder): Promise<HostileThings> {
  const partnerships = await inTurn(10, (at) => from.record('/v1/partnerships', partnershipOf(from, at)))
  const visits = await inTurn(15, (at) => from.record('/v1/visits', visitOf(from, at)))
  const entries = await inTurn(14, () => from.record('/v1/books/golden-book/entries', entryOf(from)))
  const anniversaries = await inTurn(30, (at) => from.record('/v1/anniversaries', anniversaryOf(from, at)))
  const feeds = await inTurn(40, () => from.record('/v1/calendar-feeds', { name: from.slot() }))
  const notices = await inTurn(6, (at) => recordNotice(from, String(visits[at]?.body['id'])))
  const reasons = await recordReasons(from, visits)
  return { visits, partnerships, entries, anniversaries, feeds, notices, reasons }
}

async function recordReasons(
  from: HostileRecorder,
  visits: HostileThings['visits'],
): Promise<HostileThings['reasons']> {
  const at = async (address: string, path: string, body: object) =>
    [address, await from.record(path, { ...body, reason: from.slot(1000) })] as const
  return [
    ...(await inTurn(4, (index) => {
      const id = String(visits[index + 6]?.body['id'])
      return at(`/visits/${id}`, `/v1/visits/${id}/status`, { status: 'cancelled' })
    })),
    ...(await inTurn(4, (index) =>
      at(`/partnerships/partner-${index}`, `/v1/partnerships/partner-${index}/status`, {
        status: 'suspended',
      }),
    )),
    ...(await inTurn(3, (index) =>
      at(
        `/books/golden-book?entry=${index + 1}&show=history`,
        `/v1/books/golden-book/entries/${index + 1}/voiding`,
        {},
      ),
    )),
    ...(await inTurn(3, (index) =>
      at(
        `/books/golden-book?entry=${index + 4}&show=history`,
        `/v1/books/golden-book/entries/${index + 4}/corrections`,
        { patch: { notes: from.slot(5000, false) } },
      ),
    )),
  ]
}

/** A notice of a visit, of which a person has changed every word. */
async function recordNotice(from: HostileRecorder, visitId: string): Promise<Recorded> {
  const path = `/v1/visits/${visitId}/notices`
  const { body } = await from.record(path, { kind: 'notice' })
  const words = {
    headline: from.slot(),
    blocks: many(12, (at) => ({
      ...(at % 2 === 0 && { heading: from.slot() }),
      text: from.slot(5000),
      facts: [{ subject: `visits/${visitId}`, sequence: 1, pointer: '/occasion/de' }],
    })),
    contacts: many(5, () => ({
      name: from.slot(),
      function: from.slot(),
      telephone: from.slot(100),
      mail: from.slot(),
    })),
  }
  return await from.record(`${path}/${String(body['id'])}`, words, 'PATCH')
}

/** In German, which is shown, and in another language. */
const localized = (from: HostileRecorder, other: string) => ({
  de: from.slot(2000),
  [other]: from.slot(2000, false),
})

const source = (from: HostileRecorder, isShown = true) => ({
  url: new Slot(() => `https://beispiel.example/?${from.next(200).replaceAll(/\s/g, '')}`, isShown),
})

/** A web address, or a reference in words. */
const sourceAt = (from: HostileRecorder, index: number) =>
  index % 2 === 0 ? source(from) : { reference: from.slot(500) }

const personOf = (from: HostileRecorder, index: number) => ({
  ...(index % 5 === 4 && { kind: 'group' }),
  name: from.slot(),
  office: from.slot(),
  organisation: from.slot(),
  officeClass: index % 3 === 0 ? 'ambassador' : 'other',
  country: 'TR',
})

/** Visits of every page: long ago, some days ago, today, tomorrow, and later. */
const DAYS = [-40, -3, 0, 1, 9, 30]

const visitOf = (from: HostileRecorder, index: number) => ({
  direction: index % 3 === 2 ? 'outgoing' : 'incoming',
  ...(index % 2 === 0
    ? { kind: 'working-visit' }
    : { kind: 'other', kindInWords: { de: from.slot(100), en: from.slot(100, false) } }),
  visibility: 'press',
  start: `${dayFromToday(DAYS[index % DAYS.length] ?? 0)}T10:00`,
  ...(index % 4 === 0 && { partnershipId: `partner-${index % 8}` }),
  occasion: localized(from, 'ar'),
  venues: many(12, () => from.slot()),
  hosts: many(5, (at) => personOf(from, at)),
  guests: many(10, (at) => personOf(from, at)),
  programme: many(40, () => ({ what: from.slot(500), where: from.slot() })),
  statements: many(20, (at) => ({
    speaker: from.slot(),
    text: from.slot(5000),
    language: at % 2 === 0 ? 'ar' : 'de',
    status: 'approved',
  })),
  outcome: localized(from, 'en'),
  contacts: many(10, () => ({
    name: from.slot(),
    function: from.slot(),
    telephone: from.slot(100),
    mail: from.slot(),
  })),
  notes: from.slot(5000),
  sources: many(6, (at) => sourceAt(from, at)),
})

const partnershipOf = (from: HostileRecorder, index: number) => ({
  id: `partner-${index}`,
  country: 'TR',
  city: localized(from, 'ar'),
  foundedOn: '1989-11-17',
  foundedPlace: from.slot(),
  foundingSignatories: many(10, () => from.slot()),
  predecessor: { party: from.slot() },
  motto: localized(from, 'tr'),
  agreements: many(15, () => ({ kind: from.slot(500) })),
  programmes: many(10, (at) => ({
    id: `programme-${at}`,
    field: 'culture',
    name: localized(from, 'en'),
    homeBody: from.slot(500),
    partnerBody: from.slot(500),
    offers: localized(from, 'en'),
  })),
  notes: from.slot(5000),
  sources: many(5, (at) => sourceAt(from, at)),
})

const entryOf = (from: HostileRecorder) => ({
  signedOn: '2024-06-19',
  place: from.slot(),
  occasion: localized(from, 'en'),
  inscription: { text: from.slot(5000), language: 'ar' },
  notes: from.slot(5000, false),
  sources: [source(from, false)],
  signers: many(10, (at) => personOf(from, at)),
  hosts: many(4, () => ({ name: from.slot(300, false), office: from.slot(300, false), country: 'DE' })),
  override: { reason: from.slot(1000, false) },
})

const anniversaryOf = (from: HostileRecorder, index: number) => ({
  id: `anniversary-${index}`,
  title: localized(from, 'en'),
  kind: 'historic',
  originOn: `${1950 + index}-12-0${(index % 9) + 1}`,
})
