import { bookChange, entryChange, volumeInput } from '../../contract/books/schemas'
import { CHANGE_TYPES, EVENT_SOURCE, WITHDRAWAL_TYPES } from '../../contract/events'
import { visitChange, visitInput } from '../../contract/visits/schemas'
import { correctEntry, signBook } from '../../domain/books/entry'
import { changeVisitStatus, recordVisit } from '../../domain/visits/visit'
import { recordPartnership } from '../../domain/partnerships/partnership'
import { newBook } from '../../domain/books/book'
import { openVolume } from '../../domain/books/volume'
import { partnershipChange, partnershipInput } from '../../contract/partnerships/schemas'
import { schemaTypes } from '../support/event-schemas'
import { istanbul } from '../support/istanbul'
import {
  BERLIN,
  entryBody,
  entryOf,
  faultsOf,
  momentAt,
  understood,
  visitBody,
  visitThatIs,
} from '../domain/shared/builders'

const moment = momentAt()

describe('the catalogue of events', () => {
  test('has the types of which the committed documents have a schema', () => {
    expect([...CHANGE_TYPES, ...WITHDRAWAL_TYPES].toSorted()).toEqual(schemaTypes().toSorted())
  })

  test('names the source of all events', () => {
    expect(EVENT_SOURCE).toBe('golden-book')
  })
})

describe('a change is as the contract describes it:', () => {
  test.each([
    [
      'of a partnership',
      partnershipChange,
      recordPartnership(understood(partnershipInput, istanbul().partnership), moment),
    ],
    ['of a new visit', visitChange, recordVisit(understood(visitInput, visitBody()), BERLIN, moment)],
    [
      'of a visit that is over',
      visitChange,
      changeVisitStatus(visitThatIs('confirmed'), { status: 'completed' }, BERLIN, moment),
    ],
    ['of an entry', entryChange, signBook(newBook('golden-book'), entryOf(entryBody()), moment)],
    [
      'of an entry that is corrected',
      entryChange,
      correctEntry(
        signBook(newBook('golden-book'), entryOf(entryBody()), moment).thing,
        { patch: { place: 'Schloss Bellevue' }, reason: 'misread' },
        moment,
      ),
    ],
    ['of a book', bookChange, openVolume(newBook('golden-book'), understood(volumeInput, {}), [], moment)],
  ])('%s', (_what, schema, next) => {
    expect(understood(schema, next?.change)).toEqual(next?.change)
  })

  test('one of another kind of thing is none', () => {
    const { change } = recordVisit(understood(visitInput, visitBody()), BERLIN, moment)
    expect(faultsOf(visitChange, { ...change, type: 'book.volume-opened' })).toHaveLength(1)
  })
})
