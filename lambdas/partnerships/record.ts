import type { Partnership } from '../../contract/partnerships/schemas'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { countriesOf } from '../../domain/people/people'
import { listSk } from '../table/keys'
import { partsBy, unitsOf, type ThingRecord } from '../table/record'

export const PARTNERSHIPS = 'partnerships'

export const partnershipRecord = (partnership: Partnership): ThingRecord<Partnership> => ({
  kind: 'partnership',
  thing: partnership,
  listSummary: {
    subject: partnershipSubject(partnership.id),
    units: unitsOf(partnership),
    start: partnership.foundedOn ?? '',
    status: partnership.status,
    kind: partnership.kind,
    countries: countriesOf([partnership]),
  },
  list: PARTNERSHIPS,
  sort: listSk(partnership.foundedOn ?? '', partnership.id),
  parts: partsBy(PARTNERSHIPS, 'country', countriesOf([partnership])),
  people: new Map(),
  externalId: partnership.externalId,
})
