import { anniversary as anniversarySchema } from '../../../contract/anniversaries/schemas'
import { concernsAnniversary, followPartnership } from '../../../domain/anniversaries/founded-anniversary'
import { updatePartnership } from '../../../domain/partnerships/partnership'
import { momentAt, recordedPartnership, understood } from '../shared/builders'
import { after, become, changesSince, patch, patchAnniversary, recorded, type Step } from './founding'

describe('founding an anniversary', () => {
  test('uses the founding day as origin and the city as title', () => {
    const { anniversary } = recorded()
    expect(understood(anniversarySchema, anniversary)).toEqual(anniversary)
    expect(anniversary).toMatchObject({
      id: 'partnership-istanbul',
      title: recordedPartnership().city,
      kind: 'partnership',
      originOn: '1989-11-17',
      announce: 'milestones',
      leadTimes: [180, 30, 7, 0],
      status: 'active',
      partnershipId: 'istanbul',
      version: 1,
    })
  })

  test.each(['1989', '1989-11'])(
    'uses the year or month of the founding if the day is unknown: %s',
    (foundedOn) => {
      const { anniversary } = recorded({ foundedOn })
      expect(understood(anniversarySchema, anniversary)).toEqual(anniversary)
      expect(anniversary).toMatchObject({ originOn: foundedOn, status: 'active', version: 1 })
    },
  )

  test('founds none while the founding is unknown', () => {
    expect(recorded({ foundedOn: undefined })).toMatchObject({ anniversary: undefined, changes: [] })
  })

  test.each(['1927~', '1989?', '1961-08%', '192X', '1989-11-XX'])(
    'founds none while the founding is in doubt: %s',
    (foundedOn) => {
      const partnership = { ...recordedPartnership(), foundedOn }
      expect(concernsAnniversary(partnership)).toBe(false)
      expect(followPartnership({ after: partnership }, undefined, momentAt())).toBeUndefined()
    },
  )

  test.each(['suspended', 'ended'])('mutes the anniversary of a partnership recorded as %s', (status) => {
    expect(recorded({ origin: 'archive', status })).toMatchObject({
      anniversary: { status: 'muted' },
      changes: ['anniversary.recorded'],
    })
  })

  test.each(['1989', '1989-11-17'])(
    'founds the anniversary when the founding becomes known: %s',
    (foundedOn) => {
      expect(after(recorded({ foundedOn: undefined }), patch({ foundedOn }))).toMatchObject({
        anniversary: { originOn: foundedOn, status: 'active' },
        changes: ['anniversary.recorded'],
      })
    },
  )

  test.each<[string, Step]>([
    ['another field', patch({ motto: { en: 'Cities' } })],
    ['the day', patch({ foundedOn: '1989-11-17' })],
    ['the status', become('suspended')],
  ])(
    'founds the missing anniversary of a partnership of an earlier version with a change of %s',
    (_what, step) => {
      const { partnership } = recorded({ foundedOn: '1989' })
      expect(after({ partnership, changes: [] }, step).changes).toEqual(['anniversary.recorded'])
    },
  )

  test('mutes the anniversary of a suspended partnership until it is resumed', () => {
    const learnt = after(
      recorded({ foundedOn: undefined }),
      become('suspended'),
      patch({ foundedOn: '1989-11-17' }),
    )
    expect(learnt.anniversary).toMatchObject({ status: 'muted', version: 1 })
    expect(after(learnt, become('active')).changes).toEqual([
      'anniversary.recorded',
      'anniversary.unmuted: agreed',
    ])
  })
})

describe('the origin of a founded anniversary', () => {
  test('follows the founding day', () => {
    const moved = after(recorded(), patch({ foundedOn: '1989-11-18' }))
    expect([moved.anniversary?.originOn, changesSince(moved)]).toEqual([
      '1989-11-18',
      ['anniversary.updated'],
    ])
  })

  test('becomes more precise when the month and the day become known, and less when they are taken back', () => {
    const dates = ['1989-11', '1989-11-17', '1989-11', '1989']
    const steps = dates.map((foundedOn) => patch({ foundedOn }))
    const known = steps.map((_, index) =>
      after(recorded({ foundedOn: '1989' }), ...steps.slice(0, index + 1)),
    )
    expect(known.map(({ anniversary }) => anniversary?.originOn)).toEqual(dates)
    expect(known.map(({ anniversary }) => anniversary?.status)).toEqual(dates.map(() => 'active'))
    expect(known.at(-1)?.changes).toEqual(['anniversary.recorded', ...dates.map(() => 'anniversary.updated')])
  })

  test('is kept, and the anniversary muted, while the founding is unknown', () => {
    const unlearnt = after(recorded(), patch({ foundedOn: null }))
    expect(unlearnt.anniversary).toMatchObject({ originOn: '1989-11-17', status: 'muted' })
    const learnt = after(unlearnt, patch({ foundedOn: '1989' }))
    expect(learnt.anniversary).toMatchObject({ originOn: '1989', status: 'active' })
    expect(changesSince(learnt)).toEqual(['anniversary.muted', 'anniversary.unmuted'])
  })

  test('is kept, and the anniversary muted, while the founding is in doubt', () => {
    const { partnership: before, anniversary } = recorded({ foundedOn: '1989' })
    const doubted = { ...before, foundedOn: '1989~' }
    expect(concernsAnniversary(doubted, before)).toBe(true)
    expect(followPartnership({ after: doubted, before }, anniversary, momentAt())?.thing).toMatchObject({
      originOn: '1989',
      status: 'muted',
    })
  })

  test('follows the founding day of a muted anniversary, which stays muted', () => {
    for (const mute of [become('suspended'), become('ended'), patchAnniversary({ status: 'muted' })])
      expect(after(recorded(), mute, patch({ foundedOn: '1989-11-18' })).anniversary).toMatchObject({
        originOn: '1989-11-18',
        status: 'muted',
      })
  })
})

describe('the title of a founded anniversary', () => {
  const bosporus = { de: 'Istanbul am Bosporus', en: 'Istanbul on the Bosporus', tr: 'İstanbul' }

  test('follows the name of the city', () => {
    const renamed = after(recorded(), patch({ city: bosporus }))
    expect([renamed.anniversary?.title, changesSince(renamed)]).toEqual([bosporus, ['anniversary.updated']])
  })

  test('loses a language that the city loses', () => {
    const { en: _, ...title } = bosporus
    expect(after(recorded({ city: bosporus }), patch({ city: { en: null } })).anniversary?.title).toEqual(
      title,
    )
  })

  test('stays if the office has changed it', () => {
    const title = { de: 'Städte der Freiheit' }
    const own = Object.fromEntries(
      Object.keys(recordedPartnership().city).map((language) => [language, null]),
    )
    const renamed = after(
      recorded(),
      patchAnniversary({ title: { ...own, ...title } }),
      patch({ city: bosporus }),
    )
    expect([renamed.anniversary?.title, changesSince(renamed)]).toEqual([title, []])
    const all = after(renamed, patch({ foundedOn: '1989-11-18' }), become('suspended'), become('active'))
    expect(all.anniversary).toMatchObject({ title, originOn: '1989-11-18', status: 'active' })
  })
})

test('other fields of the anniversary stay when the partnership changes', () => {
  const own = { milestones: [33], leadTimes: [365], announce: 'every' }
  const steps = [
    patchAnniversary(own),
    become('suspended'),
    patch({ foundedOn: '1989' }),
    patch({ city: { de: 'Konstantinopel' } }),
    become('ended'),
    patch({ foundedOn: '1990-01-01' }),
    become('active'),
  ]
  expect(after(recorded(), ...steps).anniversary).toMatchObject({
    ...own,
    originOn: '1990-01-01',
    status: 'active',
    partnershipId: 'istanbul',
  })
})

test.each([
  { motto: { en: 'Cities' } },
  { programmes: [] },
  { country: 'GR' },
  { kind: 'friendship' },
  { notes: 'Renewed' },
])('changes of other fields of the partnership do not concern the anniversary: %j', (fields) => {
  const { partnership } = recorded()
  const next = updatePartnership(partnership, fields, momentAt())
  expect(next && concernsAnniversary(next.thing, partnership)).toBe(false)
  const ofYear = recorded({ foundedOn: '1989' })
  expect(after(ofYear, patch(fields))).toMatchObject({
    anniversary: ofYear.anniversary,
    changes: ofYear.changes,
  })
})
