import { anniversary, anniversaryInput } from '../../../contract/anniversaries/schemas'
import { recordAnniversary, updateAnniversary } from '../../../domain/anniversaries/anniversary'
import {
  anniversaryOf,
  faultsOf,
  foundedBy,
  momentAt,
  pointersOf,
  recordedPartnership,
  refusalOf,
  understood,
} from '../shared/builders'

const body = { title: { de: 'Mauerfall', en: 'Fall of the Wall' }, kind: 'historic', originOn: '1989-11-09' }
const record = (fields: object = {}) =>
  recordAnniversary(understood(anniversaryInput, { ...body, ...fields }), momentAt())
const update = (patch: object, before = anniversaryOf()) => updateAnniversary(before, patch, momentAt())

describe('an anniversary is recorded', () => {
  test('as the contract describes it: active, its milestones announced 180, 30 and 7 days ahead and on the day', () => {
    const { thing, change } = record()
    expect(understood(anniversary, thing)).toEqual(thing)
    expect(thing).toMatchObject({
      ...body,
      id: 'fall-of-the-wall',
      status: 'active',
      announce: 'milestones',
      leadTimes: [180, 30, 7, 0],
      version: 1,
    })
    expect(thing).not.toHaveProperty('milestones')
    expect(change).toMatchObject({
      type: 'anniversary.recorded',
      subject: 'anniversaries/fall-of-the-wall',
      sequence: 1,
      data: thing,
      changed: [''],
    })
  })

  test('with the id, the milestones and the lead times that it is given', () => {
    const fields = { id: 'wall', milestones: [28], leadTimes: [], announce: 'every', status: 'muted' }
    expect(record(fields).thing).toMatchObject(fields)
  })

  test('never without an id', () => {
    expect(pointersOf(refusalOf(() => record({ title: { de: '…' } })))).toEqual(['/id'])
  })

  test.each([{ id: 'partnership-rome' }, { title: { en: 'Partnership: Rome' } }])(
    'never as one that a partnership would found: %j',
    (fields) => {
      expect(pointersOf(refusalOf(() => record(fields)))).toEqual(['/id'])
    },
  )

  test.each([
    ['1989', '/originOn'],
    ['1989-11', '/originOn'],
    ['1989-02-29', '/originOn'],
  ])('never on %s, which is no day', (originOn, pointer) => {
    expect(faultsOf(anniversaryInput, { ...body, originOn })).toEqual([expect.stringContaining(pointer)])
  })
})

describe('a patch of an anniversary', () => {
  test('changes what it names, and says so', () => {
    const patch = { originOn: '1989-11-10', milestones: [33], title: { en: null } }
    const next = update(patch, record().thing)
    expect(next?.thing).toMatchObject({
      originOn: '1989-11-10',
      milestones: [33],
      title: { de: 'Mauerfall' },
      version: 2,
    })
    expect(next?.change).toMatchObject({
      type: 'anniversary.updated',
      changed: ['/title/en', '/originOn', '/milestones'],
    })
  })

  test('removes the milestones of its own, which leaves every fifth year', () => {
    expect(update({ milestones: null }, anniversaryOf({ milestones: [33] }))?.thing).not.toHaveProperty(
      'milestones',
    )
  })

  test('mutes it and unmutes it, and says that above all', () => {
    const muted = update({ status: 'muted', announce: 'every' })
    expect(muted?.change).toMatchObject({ type: 'anniversary.muted', changed: ['/announce', '/status'] })
    expect(update({ status: 'active' }, muted?.thing)?.change.type).toBe('anniversary.unmuted')
  })

  test.each([
    {},
    { kind: 'historic' },
    { status: 'active', title: { de: 'Mauerfall' } },
    { milestones: null },
  ])('that changes nothing is none: %j', (patch) => {
    expect(update(patch)).toBeUndefined()
  })

  test.each([
    [{ originOn: null }, '/originOn'],
    [{ title: null }, '/title'],
    [{ title: { de: null, en: null } }, '/title'],
    [{ id: 'wall' }, '/id'],
    [{ partnershipId: 'rome' }, '/partnershipId'],
    [{ version: 7 }, '/version'],
  ])('cannot be %j', (patch, pointer) => {
    expect(pointersOf(refusalOf(() => update(patch)))).toEqual([pointer])
  })
})

describe('a patch of what a partnership has founded', () => {
  const founded = foundedBy(recordedPartnership())

  test('changes what is the office’s to decide', () => {
    const own = {
      title: { de: 'Städte der Freiheit' },
      milestones: [40],
      leadTimes: [365],
      announce: 'every',
    }
    expect(update(own, founded)?.thing).toMatchObject({ ...own, partnershipId: 'istanbul' })
    expect(update({ status: 'muted' }, founded)?.change.type).toBe('anniversary.muted')
  })

  test('leaves alone what follows the partnership, and names all of it', () => {
    const patch = { kind: 'historic', originOn: '1989-11-18', title: { de: 'Istanbul am Bosporus' } }
    expect(pointersOf(refusalOf(() => update(patch, founded)))).toEqual(['/kind', '/originOn'])
    expect(update({ kind: founded.kind, originOn: founded.originOn }, founded)).toBeUndefined()
  })
})
