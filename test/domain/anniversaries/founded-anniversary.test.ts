import { anniversary as anniversarySchema } from '../../../contract/anniversaries/schemas'
import { concernsAnniversary } from '../../../domain/anniversaries/founded-anniversary'
import { updatePartnership } from '../../../domain/partnerships/partnership'
import { momentAt, recordedPartnership, understood } from '../shared/builders'
import { after, become, changesSince, patch, patchAnniversary, recorded } from './founding'

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

  test.each([undefined, '1989', '1989-11'])(
    'founds none while the founding day is unknown: %s',
    (foundedOn) => {
      expect(recorded({ foundedOn })).toMatchObject({ anniversary: undefined, changes: [] })
    },
  )

  test.each(['suspended', 'ended'])('mutes the anniversary of a partnership recorded as %s', (status) => {
    expect(recorded({ origin: 'archive', status })).toMatchObject({
      anniversary: { status: 'muted' },
      changes: ['anniversary.recorded'],
    })
  })

  test('founds the anniversary when the founding day becomes known', () => {
    const learnt = after(
      recorded({ foundedOn: '1989' }),
      patch({ foundedOn: '1989-11' }),
      patch({ foundedOn: '1989-11-17' }),
    )
    expect(learnt).toMatchObject({
      anniversary: { originOn: '1989-11-17', status: 'active' },
      changes: ['anniversary.recorded'],
    })
  })

  test('mutes the anniversary of a suspended partnership until it is resumed', () => {
    const learnt = after(
      recorded({ foundedOn: '1989' }),
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

  test.each(['1989-11', null])(
    'is kept, and the anniversary muted, while the founding day is unknown: %s',
    (foundedOn) => {
      const unlearnt = after(recorded(), patch({ foundedOn }))
      expect(unlearnt.anniversary).toMatchObject({ originOn: '1989-11-17', status: 'muted' })
      const learnt = after(unlearnt, patch({ foundedOn: '1989-11-18' }))
      expect(learnt.anniversary).toMatchObject({ originOn: '1989-11-18', status: 'active' })
      expect(changesSince(learnt)).toEqual(['anniversary.muted', 'anniversary.unmuted'])
    },
  )

  test('does not change while the founding day stays unknown', () => {
    const guessed = after(
      recorded(),
      patch({ foundedOn: '1989' }),
      patch({ foundedOn: '1988' }),
      patch({ foundedOn: null }),
    )
    expect([guessed.anniversary?.originOn, changesSince(guessed)]).toEqual([
      '1989-11-17',
      ['anniversary.muted'],
    ])
  })

  test('follows the founding day of a muted anniversary, which stays muted', () => {
    for (const mute of [become('suspended'), become('ended'), patchAnniversary({ status: 'muted' })])
      expect(after(recorded(), mute, patch({ foundedOn: '1989-11-18' })).anniversary).toMatchObject({
        originOn: '1989-11-18',
        status: 'muted',
      })
  })
})

describe('the status of a founded anniversary', () => {
  test('follows the partnership, with the same reason', () => {
    const steps = (['suspended', 'active', 'ended', 'active', 'suspended', 'ended'] as const).map(become)
    const statuses = steps.map(
      (_, index) => after(recorded(), ...steps.slice(0, index + 1)).anniversary?.status,
    )
    expect(statuses).toEqual(['muted', 'active', 'muted', 'active', 'muted', 'muted'])
    expect(changesSince(after(recorded(), ...steps))).toEqual([
      'anniversary.muted: agreed',
      'anniversary.unmuted: agreed',
      'anniversary.muted: agreed',
      'anniversary.unmuted: agreed',
      'anniversary.muted: agreed',
    ])
  })

  test('stays muted on resumption while the founding day is unknown', () => {
    const resumed = after(recorded(), become('suspended'), patch({ foundedOn: '1989' }), become('active'))
    expect(resumed.anniversary?.status).toBe('muted')
    expect(after(resumed, patch({ foundedOn: '1989-11-17' })).anniversary?.status).toBe('active')
  })

  test('stays muted when the founding day of a suspended partnership becomes known', () => {
    const learnt = after(
      recorded(),
      become('suspended'),
      patch({ foundedOn: '1989' }),
      patch({ foundedOn: '1989-11-17' }),
    )
    expect(learnt.anniversary?.status).toBe('muted')
    expect(after(learnt, become('active')).anniversary?.status).toBe('active')
  })

  test('stays muted after the office has muted it, until the partnership is resumed', () => {
    const muted = after(recorded(), patchAnniversary({ status: 'muted' }))
    expect(
      after(muted, patch({ foundedOn: '1989-11-18' }), patch({ city: { de: 'Istanbul' } })).anniversary
        ?.status,
    ).toBe('muted')
    const suspended = after(muted, become('suspended'))
    expect(changesSince(suspended)).toEqual([])
    expect(after(suspended, become('active')).anniversary?.status).toBe('active')
  })

  test('stays active after the office has unmuted it, while the partnership stays suspended', () => {
    const unmuted = after(recorded(), become('suspended'), patchAnniversary({ status: 'active' }))
    const updated = after(unmuted, patch({ foundedOn: '1989-11-18' }), patch({ city: { de: 'Istanbul' } }))
    expect(updated.anniversary).toMatchObject({ originOn: '1989-11-18', status: 'active' })
    expect(after(updated, become('active')).anniversary).toEqual(updated.anniversary)
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
})

test('an unmuted anniversary is muted again when its suspended partnership ends', () => {
  const suspended = after(recorded(), become('suspended'), patchAnniversary({ status: 'active' }))
  expect(suspended.anniversary?.status).toBe('active')
  expect(after(suspended, become('ended'))).toMatchObject({
    anniversary: { status: 'muted' },
    changes: ['anniversary.recorded', 'anniversary.muted: agreed', 'anniversary.muted: agreed'],
  })
})
