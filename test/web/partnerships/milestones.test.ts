import * as fc from 'fast-check'
import {
  isMilestone as isMilestoneOfRegistry,
  occurrenceDatesBetween,
} from '../../../domain/anniversaries/occurrences'
import { isMilestone, milestonesUntil } from '../../../web/pages/partnerships/milestones'

describe('the milestones in the picture of a partnership', () => {
  test('are those of the registry', () => {
    const ordinals = Array.from({ length: 200 }, (_, index) => index + 1)
    for (const milestones of [undefined, [], [7, 40]])
      expect(ordinals.filter((each) => isMilestone(each, milestones))).toEqual(
        ordinals.filter((each) => isMilestoneOfRegistry(each, milestones)),
      )
  })

  test('fall on the dates of the registry, as precise as the origin', () => {
    const day = fc
      .date({ min: new Date('1850-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    /** Of a year, a month and a day. */
    const length = fc.constantFrom(4, 7, 10)
    fc.assert(
      fc.property(fc.oneof(day, fc.constant('1904-02-29')), length, day, (origin, precision, until) => {
        const originOn = origin.slice(0, precision)
        const expected = [...occurrenceDatesBetween({ originOn }, origin, until)]
          .filter(({ milestone }) => milestone)
          .map(({ ordinal, on }) => ({ ordinal, on }))
        expect(milestonesUntil(originOn, until)).toEqual(expected)
      }),
    )
  })
})
