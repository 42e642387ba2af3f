import { parse } from '../../contract/parse'
import {
  archivedPartnership,
  archivedSigning,
  archivedVisit,
  withoutUnknowns,
} from '../../archive/files/archive-file'
import type { Schema } from '../../contract/route'
import type * as z from 'zod/mini'

const understood =
  <S extends Schema>(schema: S, least: object) =>
  (fields: object = {}): z.output<S> => {
    const parsed = parse(schema, withoutUnknowns({ ...least, ...fields }))
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
    return parsed.value
  }

/** Items as an archive has them, with the least that they need beside the fields given. */
export const partnershipItem = understood(archivedPartnership, {
  id: 'p1',
  city: { de: 'Lodz' },
  country: 'PL',
})
export const visitItem = understood(archivedVisit, {
  id: 'v1',
  direction: 'incoming',
  kind: 'working-visit',
  start: '1971',
})
export const signingItem = understood(archivedSigning, {
  id: 's1',
  book: 'goldenes-buch',
  date: '1971-05',
  signers: [{ office: 'King of Norway' }],
})
