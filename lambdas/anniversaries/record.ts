import type { Anniversary } from '../../contract/anniversaries/schemas'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import { listSk } from '../table/keys'
import { unitsOf, type ThingRecord } from '../table/record'

export const ANNIVERSARIES = 'anniversaries'

export const anniversaryRecord = (anniversary: Anniversary): ThingRecord<Anniversary> => ({
  kind: 'anniversary',
  thing: anniversary,
  listSummary: {
    subject: anniversarySubject(anniversary.id),
    units: unitsOf(anniversary),
    start: anniversary.originOn,
    status: anniversary.status,
    kind: anniversary.kind,
    countries: [],
    milestones: anniversary.milestones,
  },
  list: ANNIVERSARIES,
  sort: listSk(anniversary.originOn, anniversary.id),
  parts: [],
  people: new Map(),
})
