import type { Anniversary } from '../../../contract/anniversaries/schemas'
import { upcomingChange, type Upcoming } from '../../../contract/anniversaries/upcoming'
import type { Day } from '../../../contract/values/dates'
import { REGISTRY_ACTOR } from '../../../domain/shared/change'
import {
  announce,
  daysToAnnounce,
  dueOn,
  type AnnouncementRecord,
} from '../../../domain/anniversaries/upcoming'
import { anniversaryOf, foundedBy, momentAt, recordedPartnership, understood } from '../shared/builders'

const istanbul = foundedBy(recordedPartnership())
const wall = anniversaryOf({ id: 'wall' })

/** What falls due, one line each: the ordinal, the day, and how many days are left. */
const due = (anniversary: Anniversary, from: Day, to = from) =>
  dueOn({ from, to }, [anniversary]).map(
    ({ ordinal, on, daysLeft }) => `${ordinal} on ${on}, ${daysLeft} left`,
  )

describe('due announcements', () => {
  test('are made for each milestone at each lead time', () => {
    expect(due(istanbul, '2024-05-21')).toEqual(['35 on 2024-11-17, 180 left'])
    expect(due(istanbul, '2024-10-18')).toEqual(['35 on 2024-11-17, 30 left'])
    expect(due(istanbul, '2024-11-10')).toEqual(['35 on 2024-11-17, 7 left'])
    expect(due(istanbul, '2024-11-17')).toEqual(['35 on 2024-11-17, 0 left'])
    expect(due(istanbul, '2024-05-22', '2024-10-17')).toEqual([])
    expect(due(istanbul, '2025-01-01', '2028-12-31')).toEqual([])
  })

  test('are made for every year if `announce` is `every`', () => {
    const every = { ...istanbul, announce: 'every' as const, leadTimes: [0] }
    expect(due(every, '2024-01-01', '2026-12-31')).toEqual([
      '35 on 2024-11-17, 0 left',
      '36 on 2025-11-17, 0 left',
      '37 on 2026-11-17, 0 left',
    ])
    expect(dueOn({ from: '2025-11-17', to: '2025-11-17' }, [every])).toMatchObject([{ milestone: false }])
  })

  test('include the milestones of the anniversary', () => {
    const own = { ...istanbul, milestones: [33], leadTimes: [0] }
    expect(due(own, '2013-01-01', '2040-12-31')).toEqual([
      '25 on 2014-11-17, 0 left',
      '33 on 2022-11-17, 0 left',
      '50 on 2039-11-17, 0 left',
    ])
  })

  test('are empty for a muted anniversary', () => {
    expect(due({ ...istanbul, status: 'muted' }, '2024-01-01', '2024-12-31')).toEqual([])
  })

  test('are empty without lead times, and made once for a duplicate lead time', () => {
    expect(due({ ...istanbul, leadTimes: [] }, '2024-01-01', '2024-12-31')).toEqual([])
    expect(due({ ...istanbul, leadTimes: [7, 7] }, '2024-11-10')).toEqual(['35 on 2024-11-17, 7 left'])
  })

  test('support a lead time of ten years', () => {
    const far = { ...istanbul, leadTimes: [3650] }
    expect(due(far, '2014-11-20')).toEqual(['35 on 2024-11-17, 3650 left'])
  })

  test('include the first occurrence and exclude the origin', () => {
    const young = { ...istanbul, originOn: '2026-11-17', leadTimes: [400, 0] }
    expect(due(young, '2026-10-01', '2027-11-17')).toEqual([
      '1 on 2027-11-17, 400 left',
      '1 on 2027-11-17, 0 left',
    ])
  })

  test('count from 28 February in common years for an origin of 29 February', () => {
    const leap = anniversaryOf({ originOn: '2020-02-29', announce: 'every', leadTimes: [1, 0] })
    expect(due(leap, '2023-02-27', '2023-03-01')).toEqual([
      '3 on 2023-02-28, 1 left',
      '3 on 2023-02-28, 0 left',
    ])
    expect(due(leap, '2024-02-27', '2024-03-01')).toEqual([
      '4 on 2024-02-29, 1 left',
      '4 on 2024-02-29, 0 left',
    ])
  })

  test.each([
    ['1989', '2029', ['2028-07-05', '2028-12-02', '2028-12-25', '2029-01-01']],
    ['1989-11', '2029-11', ['2029-05-05', '2029-10-02', '2029-10-25', '2029-11-01']],
  ])('of the origin %s count to the first day that %s may mean', (originOn, on, days) => {
    const partial = { ...istanbul, originOn }
    const lines = [180, 30, 7, 0].map((daysLeft) => `40 on ${on}, ${daysLeft} left`)
    expect(days.flatMap((day) => due(partial, day))).toEqual(lines)
    expect(due(partial, '2028-01-01', '2033-01-01')).toEqual(lines)
  })

  test('are ordered by the first day that a date may mean', () => {
    const onTheDay = { ...wall, leadTimes: [0] }
    const partial = [
      { ...onTheDay, id: 'year', originOn: '1989' },
      { ...onTheDay, id: 'month', originOn: '1989-02' },
      { ...onTheDay, id: 'day', originOn: '1989-01-02' },
    ]
    expect(
      dueOn({ from: '2029-01-01', to: '2029-12-31' }, partial).map(({ anniversaryId }) => anniversaryId),
    ).toEqual(['year', 'day', 'month'])
  })

  test('are ordered by due day, then by anniversary', () => {
    const other = { ...wall, id: 'a-day-later', originOn: '1989-11-18' }
    const all = dueOn({ from: '2024-11-02', to: '2024-11-18' }, [istanbul, wall, other])
    expect(all.map(({ anniversaryId, daysLeft }) => `${anniversaryId} ${daysLeft}`)).toEqual([
      'wall 7',
      'wall 0',
      'partnership-istanbul 7',
      'a-day-later 7',
      'partnership-istanbul 0',
      'a-day-later 0',
    ])
  })

  test('have the id of the founding partnership, if any', () => {
    const [ofIstanbul, ofWall] = dueOn({ from: '2024-11-09', to: '2024-11-10' }, [
      wall,
      istanbul,
    ]).toReversed()
    expect(ofIstanbul).toEqual({
      anniversaryId: 'partnership-istanbul',
      title: istanbul.title,
      kind: 'partnership',
      ordinal: 35,
      on: '2024-11-17',
      milestone: true,
      daysLeft: 7,
      partnershipId: 'istanbul',
    })
    expect(ofWall).not.toHaveProperty('partnershipId')
  })
})

describe('the days to announce', () => {
  test('are only today on the first run', () => {
    expect(daysToAnnounce('2026-11-24', undefined)).toEqual({ from: '2026-11-24', to: '2026-11-24' })
  })

  test('begin with the last complete day, for anniversaries recorded after its run', () => {
    expect(daysToAnnounce('2026-11-24', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-24' })
    expect(daysToAnnounce('2026-11-24', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' })
    expect(daysToAnnounce('2026-11-24', '2026-11-17')).toEqual({ from: '2026-11-17', to: '2026-11-24' })
  })

  test('go back at most 366 days', () => {
    expect(daysToAnnounce('2026-11-24', '2025-11-23')).toEqual({ from: '2025-11-23', to: '2026-11-24' })
    expect(daysToAnnounce('2026-11-24', '2025-11-22')).toEqual({ from: '2025-11-23', to: '2026-11-24' })
    expect(daysToAnnounce('2026-11-24', '0001-01-01')).toEqual({ from: '2025-11-23', to: '2026-11-24' })
  })

  test('are only today if the last complete day is in the future', () => {
    expect(daysToAnnounce('2026-11-24', '2026-11-25')).toEqual({ from: '2026-11-24', to: '2026-11-24' })
  })
})

describe('an announcement', () => {
  const moment = momentAt('2024-05-21T04:00:00.000Z', REGISTRY_ACTOR)
  const [first, second] = dueOn({ from: '2024-05-21', to: '2024-10-18' }, [istanbul]) as [Upcoming, Upcoming]
  const once = announce(first, undefined, moment)
  const twice = announce(second, once?.announced, moment)

  test('is a change of the occurrence with its own sequence and the actor golden-book', () => {
    expect(once?.change).toEqual({
      id: '0199aaaa-0000-7000-8000-000000000001',
      type: 'anniversary.upcoming',
      time: '2024-05-21T04:00:00.000Z',
      subject: 'occurrences/partnership-istanbul/35',
      sequence: 1,
      actor: 'golden-book',
      data: first,
      changed: [''],
    })
    expect(twice?.change).toMatchObject({ sequence: 2, data: { daysLeft: 30 }, changed: ['/daysLeft'] })
  })

  test('conforms to the schema', () => {
    expect(understood(upcomingChange, once?.change)).toEqual(once?.change)
    expect(understood(upcomingChange, twice?.change)).toEqual(twice?.change)
  })

  test('lists the pointers that differ from the previous announcement', () => {
    const renamed = { ...second, title: { de: 'Istanbul!' } }
    expect(announce(renamed, once?.announced, moment)?.change.changed).toEqual(
      expect.arrayContaining(['/title/de', '/daysLeft']),
    )
  })

  test('is made once for each lead time', () => {
    expect(announce(first, once?.announced, moment)).toBeUndefined()
    expect(announce(first, twice?.announced, moment)).toBeUndefined()
    expect(announce(second, twice?.announced, moment)).toBeUndefined()
    expect(twice?.announced).toEqual({ version: 2, leadTimes: [180, 30], last: second })
  })

  test('conforms to the schema if only the year or the month is known', () => {
    for (const on of ['2024', '2024-11']) {
      const { change } = announce({ ...first, on }, undefined, moment) ?? {}
      expect(understood(upcomingChange, change)).toEqual(change)
    }
  })

  describe('of which more becomes known', () => {
    /** Announces each of these dates in turn, always with the same lead time. Returns the dates that were announced. */
    function announcedDates(dates: readonly string[], before?: AnnouncementRecord): string[] {
      let kept = before
      return dates.filter((on) => {
        const next = announce({ ...first, on }, kept, moment)
        kept = next?.announced ?? kept
        return next !== undefined
      })
    }

    test('is made once with the year, once with the month and once with the day', () => {
      expect(announcedDates(['2024', '2024', '2024-11', '2024-11', '2024-11-17', '2024-11-17'])).toEqual([
        '2024',
        '2024-11',
        '2024-11-17',
      ])
    })

    test('is not repeated when the date is corrected without more being known', () => {
      expect(announcedDates(['2024-11', '2024-10'])).toEqual(['2024-11'])
      expect(announcedDates(['2024-11-17', '2024-11-18'])).toEqual(['2024-11-17'])
    })

    test('is not repeated when what was known is known again', () => {
      expect(announcedDates(['2024', '2024-11-17', '2024', '2024-11-17'])).toEqual(['2024', '2024-11-17'])
    })

    test('has one sequence, and says that the date differs', () => {
      const year = announce({ ...first, on: '2024' }, undefined, moment)
      const day = announce(first, year?.announced, moment)
      expect(day?.change).toMatchObject({ sequence: 2, changed: ['/on'], subject: year?.change.subject })
      expect(day?.announced).toEqual({ version: 2, leadTimes: [180], leadTimesOfYear: [180], last: first })
    })

    test('is not repeated for the announcements of an earlier version, which knew days only', () => {
      const earlier = { version: 2, leadTimes: [180, 30], last: second }
      expect(announcedDates(['2024-11-17'], earlier)).toEqual([])
    })
  })
})
