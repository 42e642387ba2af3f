import { COUNTRIES } from '../../../contract/values/countries'
import { parse } from '../../../contract/parse'
import { visitInput, type Visit } from '../../../contract/visits/schemas'
import { countriesOfVisit, recordVisit, updateVisit } from '../../../domain/visits/visit'
import { visitSummary, visitRecord } from '../../../lambdas/visits/record'
import { thingItems } from '../../../lambdas/table/write-items'
import { istanbul } from '../../support/istanbul'

const BERLIN = 'Europe/Berlin'
let ids = 0
const newId = () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`
const moment = { now: '2026-11-17T09:00:00.000Z', actor: 'test', newId }

const guestsFrom = (start: number) =>
  COUNTRIES.slice(start, start + 30).map((country) => ({
    name: `Mayor of ${country}`,
    personId: `mayor-of-${country.toLowerCase()}`,
    office: 'Mayor',
    officeClass: 'mayor',
    country,
  }))

function planned(over: object) {
  const input = parse(visitInput, { ...istanbul().visit, hosts: [], ...over })
  if ('faults' in input) throw new Error(JSON.stringify(input.faults))
  return recordVisit(input.value, BERLIN, moment)
}

test('the largest change of a visit has room for its receipt in one transaction', () => {
  const before = planned({ guests: guestsFrom(0) })
  const patch = { guests: guestsFrom(30), start: '2024-07', externalId: 'another' }
  const after = updateVisit(before.thing, patch, BERLIN, moment)
  if (!after) throw new Error('it has changed')
  const recordOf = (visit: typeof before.thing) =>
    visitRecord(visit, visitSummary(visit, countriesOfVisit(visit, 'TR'), BERLIN))
  const items = thingItems(recordOf(after.thing), after.change, recordOf(before.thing))
  expect(items).toHaveLength(96)
  expect(new Set(items.map(({ key }) => `${key.pk} ${key.sk}`)).size).toBe(96)
})

test('a change of the people removes the appearance of a placeholder that an earlier version has recorded', () => {
  const recordOf = (visit: Visit) =>
    visitRecord(visit, visitSummary(visit, countriesOfVisit(visit, 'TR'), BERLIN))
  const [{ personId: _, ...mayor } = {}] = guestsFrom(0)
  const guests = [{ ...mayor, name: 'N.N.' }]
  const { thing } = planned({ guests })
  const before: Visit = {
    ...thing,
    guests: thing.guests.map((person) => Object.assign({ personId: 'n-n' }, person)),
  }
  const after = updateVisit(before, { guests }, BERLIN, moment)
  if (!after) throw new Error('it has changed')
  expect(after.change.changed).toContain('/guests/0/personId')
  const gone = thingItems(recordOf(after.thing), after.change, recordOf(before)).filter(
    ({ attributes }) => !attributes,
  )
  expect(gone.map(({ key }) => key)).toEqual([{ pk: 'people/n-n', sk: `visits/${thing.id}` }])
})

test('a change of the notes touches the thing and its change alone', () => {
  const before = planned({ guests: guestsFrom(0) })
  const after = updateVisit(before.thing, { notes: 'Bring a gift' }, BERLIN, moment)
  if (!after) throw new Error('it has changed')
  const listSummary = visitSummary(before.thing, countriesOfVisit(before.thing, 'TR'), BERLIN)
  const items = thingItems(
    visitRecord(after.thing, listSummary),
    after.change,
    visitRecord(before.thing, listSummary),
  )
  expect(items.map(({ key }) => key.sk)).toEqual(['thing', 'change#0000000002'])
})
