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

describe('recording an anniversary', () => {
  test('applies the defaults: active, milestones only, lead times of 180, 30, 7 and 0 days', () => {
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

  test('keeps the given id, milestones and lead times', () => {
    const fields = { id: 'wall', milestones: [28], leadTimes: [], announce: 'every', status: 'muted' }
    expect(record(fields).thing).toMatchObject(fields)
  })

  test('rejects a title from which no id can be made', () => {
    expect(pointersOf(refusalOf(() => record({ title: { de: '…' } })))).toEqual(['/id'])
  })

  test.each([{ id: 'partnership-rome' }, { title: { en: 'Partnership: Rome' } }])(
    'rejects an id with the prefix of founded anniversaries: %j',
    (fields) => {
      expect(pointersOf(refusalOf(() => record(fields)))).toEqual(['/id'])
    },
  )

  test.each(['1989', '1989-11'])('keeps the origin %s, whose day is unknown', (originOn) => {
    const { thing } = record({ originOn })
    expect(thing.originOn).toBe(originOn)
    expect(understood(anniversary, thing)).toEqual(thing)
  })

  test.each(['1989-02-29', '1989-13', '89', '1989~', '198X', ''])('rejects the origin "%s"', (originOn) => {
    expect(faultsOf(anniversaryInput, { ...body, originOn })).toEqual([expect.stringContaining('/originOn')])
  })
})

describe('patching an anniversary', () => {
  test('changes the given fields and lists their pointers', () => {
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

  test('returns to milestones every five years when `milestones` is removed', () => {
    expect(update({ milestones: null }, anniversaryOf({ milestones: [33] }))?.thing).not.toHaveProperty(
      'milestones',
    )
  })

  test('gives the change the type muted or unmuted if the status changes', () => {
    const muted = update({ status: 'muted', announce: 'every' })
    expect(muted?.change).toMatchObject({ type: 'anniversary.muted', changed: ['/announce', '/status'] })
    expect(update({ status: 'active' }, muted?.thing)?.change.type).toBe('anniversary.unmuted')
  })

  test.each([
    {},
    { kind: 'historic' },
    { status: 'active', title: { de: 'Mauerfall' } },
    { milestones: null },
  ])('makes no change if nothing differs: %j', (patch) => {
    expect(update(patch)).toBeUndefined()
  })

  test.each([
    [{ originOn: null }, '/originOn'],
    [{ title: null }, '/title'],
    [{ title: { de: null, en: null } }, '/title'],
    [{ id: 'wall' }, '/id'],
    [{ partnershipId: 'rome' }, '/partnershipId'],
    [{ mutedBy: 'office' }, '/mutedBy'],
    [{ version: 7 }, '/version'],
  ])('rejects the patch %j', (patch, pointer) => {
    expect(pointersOf(refusalOf(() => update(patch)))).toEqual([pointer])
  })
})

describe('patching a founded anniversary', () => {
  const founded = foundedBy(recordedPartnership())

  test('changes the fields that do not follow the partnership', () => {
    const own = {
      title: { de: 'Städte der Freiheit' },
      milestones: [40],
      leadTimes: [365],
      announce: 'every',
    }
    expect(update(own, founded)?.thing).toMatchObject({ ...own, partnershipId: 'istanbul' })
    expect(update({ status: 'muted' }, founded)?.change).toMatchObject({
      type: 'anniversary.muted',
      changed: ['/status', '/mutedBy'],
    })
  })

  test('rejects changes of all fields that follow the partnership', () => {
    const patch = { kind: 'historic', originOn: '1989-11-18', title: { de: 'Istanbul am Bosporus' } }
    expect(pointersOf(refusalOf(() => update(patch, founded)))).toEqual(['/kind', '/originOn'])
    expect(update({ kind: founded.kind, originOn: founded.originOn }, founded)).toBeUndefined()
  })
})
