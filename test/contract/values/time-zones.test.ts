import { parse } from '../../../contract/parse'
import { isZoneName, zoneSpelling } from '../../../contract/values/time-zones'
import { timeZone } from '../../../contract/values/dates'
import { ZONE_NAMES } from './time-zone-names'

const altered = [
  (name: string) => name,
  (name: string) => name.toLowerCase(),
  (name: string) => name.toUpperCase(),
]

test('accepts every name of the Time Zone Database in any case, and restores its spelling', () => {
  expect(ZONE_NAMES.length).toBeGreaterThan(590)
  for (const alter of altered) expect(ZONE_NAMES.map((name) => zoneSpelling(alter(name)))).toEqual(ZONE_NAMES)
  expect(ZONE_NAMES.filter((name) => !isZoneName(name))).toEqual([])
})

test('keeps the spelling of every zone that Node.js lists', () => {
  const listed = Intl.supportedValuesOf('timeZone')
  for (const alter of altered) expect(listed.map((name) => zoneSpelling(alter(name)))).toEqual(listed)
  expect(listed.filter((name) => !isZoneName(name))).toEqual([])
})

test.each([
  ['europe/berlin', 'Europe/Berlin'],
  ['EUROPE/ISTANBUL', 'Europe/Istanbul'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['Asia/Calcutta', 'Asia/Calcutta'],
  ['europe/kyiv', 'Europe/Kyiv'],
  ['america/port-au-prince', 'America/Port-au-Prince'],
  ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
  ['africa/dar_es_salaam', 'Africa/Dar_es_Salaam'],
  ['antarctica/dumontdurville', 'Antarctica/DumontDUrville'],
  ['etc/gmt+5', 'Etc/GMT+5'],
  ['utc', 'UTC'],
  ['gb-eire', 'GB-Eire'],
])('%s is kept as %s', (name, kept) => {
  expect(parse(timeZone, name)).toEqual({ value: kept })
})

/** Short ids of ICU, offsets, and names of no zone. */
const NONE =
  `PST ACT CST AET AGT ART AST BET BST CAT CNT CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT SST VST pst cst
  CEST PDT Berlin Factory Etc/Unknown SystemV/PST8 systemv/est5edt US/Pacific-New +02:00 -05 GMT+5 UTC+1 Z Mars/Base
  Europe/Spandau posix/Europe/Berlin localtime constructor __proto__`.split(/\s+/)

test.each(NONE)('refuses %s', (name) => {
  const faults = [{ pointer: '', message: 'must be an IANA time zone such as Europe/Berlin' }]
  expect(parse(timeZone, name)).toEqual({ faults })
})
