/** The status of a founded anniversary: what the office decides, and what follows the partnership. */
import * as fc from 'fast-check'
import { anniversary as anniversarySchema, type Anniversary } from '../../../contract/anniversaries/schemas'
import type { Partnership } from '../../../contract/partnerships/schemas'
import { understood } from '../shared/builders'
import { after, become, changesSince, patch, patchAnniversary, recorded, type Step } from './founding'

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

  test('stays muted on resumption while the founding is unknown', () => {
    const resumed = after(recorded(), become('suspended'), patch({ foundedOn: null }), become('active'))
    expect(resumed.anniversary?.status).toBe('muted')
    expect(after(resumed, patch({ foundedOn: '1989-11-17' })).anniversary?.status).toBe('active')
  })

  test('stays muted when the founding day of a suspended partnership becomes known', () => {
    const learnt = after(
      recorded(),
      become('suspended'),
      patch({ foundedOn: null }),
      patch({ foundedOn: '1989-11-17' }),
    )
    expect(learnt.anniversary?.status).toBe('muted')
    expect(after(learnt, become('active')).anniversary?.status).toBe('active')
  })

  test('stays active after the office has unmuted it, while the partnership stays suspended', () => {
    const unmuted = after(recorded(), become('suspended'), patchAnniversary({ status: 'active' }))
    const updated = after(unmuted, patch({ foundedOn: '1989-11-18' }), patch({ city: { de: 'Istanbul' } }))
    expect(updated.anniversary).toMatchObject({ originOn: '1989-11-18', status: 'active' })
    expect(after(updated, become('active')).anniversary).toEqual(updated.anniversary)
  })

  test('is muted again when its suspended partnership ends, though the office has unmuted it', () => {
    const suspended = after(recorded(), become('suspended'), patchAnniversary({ status: 'active' }))
    expect(suspended.anniversary?.status).toBe('active')
    expect(after(suspended, become('ended'))).toMatchObject({
      anniversary: { status: 'muted' },
      changes: ['anniversary.recorded', 'anniversary.muted: agreed', 'anniversary.muted: agreed'],
    })
  })
})

const DAY = '1989-11-17'
const muteByOffice = patchAnniversary({ status: 'muted' })

describe('an anniversary that the office has muted', () => {
  const muted = after(recorded(), muteByOffice)

  test.each<[string, Step[]]>([
    ['the founding date is removed and given again', [patch({ foundedOn: null }), patch({ foundedOn: DAY })]],
    ['only the year is given again', [patch({ foundedOn: null }), patch({ foundedOn: '1989' })]],
    [
      'the date becomes less precise and precise again',
      [patch({ foundedOn: '1989' }), patch({ foundedOn: DAY })],
    ],
    ['the partnership is suspended and resumed', [become('suspended'), become('active')]],
    ['the partnership is ended and resumed', [become('ended'), become('active')]],
    [
      'the partnership is suspended, ended and resumed',
      [become('suspended'), become('ended'), become('active')],
    ],
    [
      'the date is given again after the resumption',
      [become('suspended'), patch({ foundedOn: null }), become('active'), patch({ foundedOn: DAY })],
    ],
    ['the city is renamed', [patch({ city: { de: 'Istanbul' } })]],
  ])('stays muted when %s', (_what, steps) => {
    const { anniversary, changes } = after(muted, ...steps)
    expect(anniversary).toMatchObject({ status: 'muted', mutedBy: 'office' })
    expect(changes.filter((type) => type.includes('muted'))).toEqual([])
  })

  test('is unmuted by the office alone, and then follows the partnership again', () => {
    const unmuted = after(
      muted,
      become('suspended'),
      become('active'),
      patchAnniversary({ status: 'active' }),
    )
    expect(unmuted.anniversary?.status).toBe('active')
    expect(unmuted.anniversary).not.toHaveProperty('mutedBy')
    expect(changesSince(after(unmuted, become('ended'), become('active')))).toEqual([
      'anniversary.muted: agreed',
      'anniversary.unmuted: agreed',
    ])
  })
})

describe('an anniversary that the office mutes while the partnership has muted it', () => {
  const suspended = after(recorded(), become('suspended'))
  const muted = after(suspended, muteByOffice)

  test('is first muted by the partnership, and then by the office, with a change of its own', () => {
    expect(suspended.anniversary).toMatchObject({ status: 'muted', mutedBy: 'partnership', version: 2 })
    expect(muted.anniversary).toMatchObject({ status: 'muted', mutedBy: 'office', version: 3 })
    expect(after(muted, muteByOffice).anniversary).toEqual(muted.anniversary)
  })

  test('stays muted after the resumption', () => {
    expect(after(muted, become('active')).anniversary).toEqual(muted.anniversary)
  })

  test('is not muted by the office when it patches other fields', () => {
    const patched = after(suspended, patchAnniversary({ announce: 'every' }))
    expect(patched.anniversary).toMatchObject({ status: 'muted', mutedBy: 'partnership' })
    expect(after(patched, become('active')).anniversary?.status).toBe('active')
  })
})

describe('an anniversary that the office has unmuted in spite of its partnership', () => {
  const unmuted = after(recorded(), become('suspended'), patchAnniversary({ status: 'active' }))

  test('is muted again when the founding becomes unknown', () => {
    expect(after(unmuted, patch({ foundedOn: null })).anniversary).toMatchObject({
      status: 'muted',
      mutedBy: 'partnership',
    })
  })

  test('stays active while causes of muting end', () => {
    const unknown = after(unmuted, patch({ foundedOn: null }), patchAnniversary({ status: 'active' }))
    for (const steps of [
      [become('active'), patch({ foundedOn: DAY })],
      [patch({ foundedOn: DAY }), become('active')],
    ])
      for (const count of [1, 2])
        expect(after(unknown, ...steps.slice(0, count)).anniversary?.status).toBe('active')
  })
})

describe('an anniversary that an earlier version has muted, without who did', () => {
  const ofEarlierVersion: Step = ({ anniversary, ...pair }) => {
    const { mutedBy: _, ...fields } = anniversary as Anniversary
    return { ...pair, anniversary: fields }
  }

  test('is the office’s, if nothing of the partnership has muted it', () => {
    const muted = after(recorded(), muteByOffice, ofEarlierVersion)
    expect(muted.anniversary).not.toHaveProperty('mutedBy')
    expect(understood(anniversarySchema, muted.anniversary)).toEqual(muted.anniversary)
    const unknown = after(muted, patch({ foundedOn: null }))
    expect(unknown.anniversary).toMatchObject({ status: 'muted', mutedBy: 'office' })
    expect(after(unknown, patch({ foundedOn: DAY })).anniversary?.status).toBe('muted')
    expect(changesSince(after(muted, become('suspended'), become('active')))).toEqual([
      'anniversary.updated: agreed',
    ])
  })

  test('is unmuted by the partnership that is not active, or whose founding is unknown', () => {
    const suspended = after(recorded(), become('suspended'), ofEarlierVersion)
    expect(after(suspended, become('active')).anniversary?.status).toBe('active')
    const unknown = after(recorded(), patch({ foundedOn: null }), ofEarlierVersion)
    expect(after(unknown, patch({ foundedOn: DAY })).anniversary?.status).toBe('active')
  })

  test('becomes the office’s when the office mutes it again', () => {
    const suspended = after(recorded(), become('suspended'), ofEarlierVersion, muteByOffice)
    expect(after(suspended, become('active')).anniversary).toMatchObject({ mutedBy: 'office' })
  })
})

const partnershipStep = fc.oneof(
  fc.constantFrom(null, '1989', '1989-11', DAY).map((foundedOn) => ({ foundedOn })),
  fc.constantFrom('suspended', 'ended', 'active').map((status) => ({ status })),
)

/** A step of the partnership, unless it already has that status or would be suspended after its end. */
const taken =
  (step: { readonly foundedOn: string | null } | { readonly status: Partnership['status'] }): Step =>
  (pair) => {
    if ('foundedOn' in step) return patch(step)(pair)
    const { status } = pair.partnership
    const isForbidden = status === step.status || (status === 'ended' && step.status === 'suspended')
    return isForbidden ? pair : become(step.status)(pair)
  }

test('whatever the partnership does, it unmutes what it has muted, and nothing that the office has muted', () => {
  const steps = fc.array(partnershipStep.map(taken), { maxLength: 8 })
  const restored = [taken({ status: 'active' }), taken({ foundedOn: DAY })]
  fc.assert(
    fc.property(steps, steps, fc.boolean(), (first, then, isMuted) => {
      const start = after(recorded(), ...first, ...(isMuted ? [muteByOffice] : []))
      const end = after(start, ...then, ...restored)
      expect(end.anniversary?.status).toBe(isMuted ? 'muted' : 'active')
      expect(end.anniversary?.mutedBy).toBe(isMuted ? 'office' : undefined)
      expect(understood(anniversarySchema, end.anniversary)).toEqual(end.anniversary)
    }),
  )
})
