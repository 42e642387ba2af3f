/** Every kind of write, in order: those of the Istanbul case and of the largest visit. */
import * as anniversaries from '../../contract/anniversaries/routes'
import * as books from '../../contract/books/routes'
import { COUNTRIES } from '../../contract/values/countries'
import * as partnerships from '../../contract/partnerships/routes'
import type { Route } from '../../contract/route'
import * as visits from '../../contract/visits/routes'
import { istanbul } from '../../test/support/istanbul'
import type { CallOptions } from './office'

const reason = 'As agreed on the telephone'

/** Measures a write under this name. Returns the body of the answer. */
export type MeasureWrite = (name: string, route: Route, options: CallOptions) => Promise<unknown>
/** Measures the projection of the last change in this history. */
export type MeasureProjection = (name: string, route: Route, options: CallOptions) => Promise<void>

export async function partnershipWrites(write: MeasureWrite): Promise<void> {
  const params = { partnershipId: 'istanbul' }
  await write('record a partnership, which founds its anniversary', partnerships.recordPartnership, {
    body: istanbul().partnership,
  })
  await write('change the notes of a partnership', partnerships.updatePartnership, {
    params,
    body: { notes: reason },
  })
  const body = { status: 'suspended', reason }
  await write('suspend a partnership, which mutes its anniversary', partnerships.changePartnershipStatus, {
    params,
    body,
  })
}

export async function visitWrites(write: MeasureWrite, project: MeasureProjection): Promise<void> {
  const { externalId: _, ...visit } = istanbul().visit
  const { id } = (await write('record a visit: Istanbul’s', visits.recordVisit, {
    body: istanbul().visit,
  })) as { id: string }
  const params = { visitId: id }
  await project('project the people of a visit: Istanbul’s', visits.listVisitChanges, { params })
  await write('change the notes of a visit', visits.updateVisit, { params, body: { notes: reason } })
  await write('move the day of a visit', visits.updateVisit, {
    params,
    body: { start: '2024-06-20', end: null },
  })
  await write('confirm a visit', visits.changeVisitStatus, { params, body: { status: 'confirmed' } })
  await write('complete a visit', visits.changeVisitStatus, { params, body: { status: 'completed' } })
  const body = { patch: { notes: 'Thirty-five years' }, reason }
  await write('correct a visit', visits.correctVisit, { params, body })
  await write('record a visit with hours and venues', visits.recordVisit, {
    body: { ...visit, start: '2000-06-19T10:00', end: '2000-06-19T12:00' },
  })
  const large = { ...visit, hosts: [], guests: guestsFrom(0), externalId: 'bench/large' }
  const { id: largest } = (await write(
    'record the largest visit: 30 people of 30 countries',
    visits.recordVisit,
    {
      body: large,
    },
  )) as { id: string }
  const others = { guests: guestsFrom(30), start: '2024-07', externalId: 'bench/larger' }
  await project('project the people of the largest visit', visits.listVisitChanges, {
    params: { visitId: largest },
  })
  await write('replace all of them and move the day', visits.updateVisit, {
    params: { visitId: largest },
    body: others,
  })
}

const guestsFrom = (start: number): object[] =>
  COUNTRIES.slice(start, start + 30).map((country) => ({
    name: `Mayor of ${country}`,
    office: 'Mayor',
    officeClass: 'mayor',
    country,
  }))

export async function bookWrites(write: MeasureWrite, project: MeasureProjection): Promise<void> {
  const book = { book: 'golden-book' }
  const { number } = (await write('sign a book', books.signBook, {
    params: book,
    body: istanbul().entry,
  })) as { number: number }
  const params = { ...book, number: String(number) }
  await project('project the people of an entry', books.listEntryChanges, { params })
  await write('correct an entry', books.correctEntry, {
    params,
    body: { patch: { place: 'Schloss Bellevue' }, reason },
  })
  await write('void an entry', books.voidEntry, { params, body: { reason } })
  await write('open a volume', books.openVolume, { params: book, body: {} })
}

export async function anniversaryWrites(write: MeasureWrite): Promise<void> {
  const params = { anniversaryId: 'airlift' }
  await write('record an anniversary', anniversaries.recordAnniversary, {
    body: { id: 'airlift', title: { en: 'The airlift' }, kind: 'historic', originOn: '1948-06-26' },
  })
  await write('mute an anniversary', anniversaries.updateAnniversary, { params, body: { status: 'muted' } })
}
