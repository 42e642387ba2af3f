import { volumeInput, type EntryInput } from '../../contract/books/schemas'
import type { Visit, VisitInput } from '../../contract/visits/schemas'
import { newBook } from '../../domain/books/book'
import { correctEntry, signBook, voidEntry } from '../../domain/books/entry'
import { correctVisit, recordVisit, changeVisitStatus, updateVisit } from '../../domain/visits/visit'
import { openVolume } from '../../domain/books/volume'
import type { Recorder } from './recorder'

const BERLIN = 'Europe/Berlin'

/** A visit from the plan to a correction, postponed and reinstated between, and a visit that was recorded twice. */
export function addVisitChanges({ at, record }: Recorder, input: VisitInput): Visit {
  const planned = record(recordVisit(input, BERLIN, at('2024-04-02T08:00:00.000Z')))
  const hours = { start: '2024-06-19T10:00', end: '2024-06-19T12:00' }
  const rescheduled = record(updateVisit(planned, hours, BERLIN, at('2024-04-09T08:00:00.000Z')))
  const programme = [{ time: '10:30', what: 'Eintrag in das Goldene Buch', where: 'Wappensaal' }]
  const appointment = { kind: 'word-and-photo', accreditationUntil: '2024-06-18T12:00' }
  const updated = record(
    updateVisit(rescheduled, { programme, appointment }, BERLIN, at('2024-05-13T08:00:00.000Z')),
  )
  const strike = { status: 'postponed', reason: 'A strike at the airport.' } as const
  const postponed = record(changeVisitStatus(updated, strike, BERLIN, at('2024-05-14T08:00:00.000Z')))
  const off = { status: 'planned', reason: 'The strike is off.' } as const
  const reinstated = record(changeVisitStatus(postponed, off, BERLIN, at('2024-05-16T08:00:00.000Z')))
  const confirmed = record(
    changeVisitStatus(reinstated, { status: 'confirmed' }, BERLIN, at('2024-05-27T08:00:00.000Z')),
  )
  const completed = record(
    changeVisitStatus(confirmed, { status: 'completed' }, BERLIN, at('2024-06-19T12:00:00.000Z')),
  )
  const correction = { patch: { end: '2024-06-19T12:30' }, reason: 'They stayed longer.' }
  record(correctVisit(completed, correction, BERLIN, at('2024-06-20T08:00:00.000Z')))

  const { externalId: _, ...again } = input
  const twice = record(recordVisit(again, BERLIN, at('2024-06-21T08:00:00.000Z')))
  const cancelled = { status: 'cancelled', reason: 'Nobody knows of it.' } as const
  const gone = record(changeVisitStatus(twice, cancelled, BERLIN, at('2024-06-21T09:00:00.000Z')))
  record(
    changeVisitStatus(
      gone,
      { status: 'void', reason: 'Recorded twice.' },
      BERLIN,
      at('2024-06-21T10:00:00.000Z'),
    ),
  )
  return completed
}

/** An entry on a visit, its correction and voiding, and the next volume. */
export function addBookChanges({ at, record, changes }: Recorder, input: EntryInput, visit: Visit): void {
  const body = { ...input, visitId: visit.id }
  const signing = signBook(newBook('golden-book'), body, at('2024-06-19T10:40:00.000Z'), visit)
  const signed = record(signing)
  const inscription = { text: 'Dostlukla', language: 'tr' }
  const correction = { patch: { inscription }, reason: 'Read anew.' }
  const corrected = record(correctEntry(signed, correction, at('2024-06-20T09:00:00.000Z')))
  record(voidEntry(corrected, 'Signed in the wrong book.', at('2024-06-24T09:00:00.000Z')))
  const volume = volumeInput.parse({ capacity: 300 })
  changes.push(openVolume(signing.book, volume, [], at('2024-06-25T09:00:00.000Z')).change)
}
