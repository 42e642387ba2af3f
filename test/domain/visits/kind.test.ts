import { visitInput } from '../../../contract/visits/schemas'
import { correctVisit, recordVisit, updateVisit } from '../../../domain/visits/visit'
import {
  archiveVisitBody,
  BERLIN,
  momentAt,
  recordedVisit,
  refusalOf,
  understood,
  visitBody,
  visitThatIs,
} from '../shared/builders'

const kindInWords = { de: 'Richtfest', en: 'Topping-out ceremony' }
const record = (body: object) => recordVisit(understood(visitInput, body), BERLIN, momentAt()).thing
const update = (before: object, patch: object) =>
  updateVisit(recordedVisit(visitBody(before)), patch, BERLIN, momentAt())

const MISSING = 'is missing: name the kind of the visit in words, since `kind` is `other`'
const NOT_OTHER = 'must not be given unless `kind` is `other`'

describe('the kind of a visit', () => {
  test.each(['banquet', 'commemoration', 'performance'])('can be %s', (kind) => {
    expect(record(visitBody({ kind }))).toMatchObject({ kind })
  })

  test.each([
    ['a live visit', visitBody],
    ['a visit of an archive', archiveVisitBody],
  ])('is in words when it is other: %s', (_, bodyOf) => {
    expect(record(bodyOf({ kind: 'other', kindInWords }))).toMatchObject({ kind: 'other', kindInWords })
    expect(refusalOf(() => record(bodyOf({ kind: 'other' }))).details).toMatchObject({
      faults: [{ pointer: '/kindInWords', message: MISSING }],
    })
    expect(refusalOf(() => record(bodyOf({ kindInWords }))).details).toMatchObject({
      faults: [{ pointer: '/kindInWords', message: NOT_OTHER }],
    })
  })

  test('changes together with its words', () => {
    expect(update({}, { kind: 'other', kindInWords })?.thing).toMatchObject({ kind: 'other', kindInWords })
    const named = { kind: 'other', kindInWords }
    expect(update(named, { kind: 'banquet', kindInWords: null })?.thing).not.toHaveProperty('kindInWords')
    expect(refusalOf(() => update(named, { kind: 'banquet' })).details).toMatchObject({
      faults: [{ pointer: '/kindInWords', message: NOT_OTHER }],
    })
    expect(refusalOf(() => update({}, { kind: 'other' })).details).toMatchObject({
      faults: [{ pointer: '/kindInWords', message: MISSING }],
    })
  })

  test('is checked in a correction, with a pointer into its patch', () => {
    const correct = () =>
      correctVisit(
        visitThatIs('completed'),
        { patch: { kind: 'other' }, reason: 'As the file has it' },
        BERLIN,
        momentAt('2027-01-01T09:00:00.000Z'),
      )
    expect(refusalOf(correct).details).toMatchObject({
      faults: [{ pointer: '/patch/kindInWords', message: MISSING }],
    })
  })
})
