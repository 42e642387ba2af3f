import type { LocalizedText } from '../../../contract/values/values'
import { idFromName } from '../../../domain/shared/id-from-name'
import { pointersOf, refusalOf } from './builders'

test.each([
  ['English', { pl: 'Warszawa', de: 'Warschau', en: 'Warsaw' }, 'warsaw'],
  ['German', { pl: 'Łódź', de: 'Lodsch' }, 'lodsch'],
  ['the only language that there is', { pl: 'Łódź' }, 'lodz'],
  ['another script', { zh: '北京' }, '北京'],
])('makes the id from the name in %s', (_language, name, id) => {
  expect(idFromName('title', name)).toBe(id)
})

test.each<LocalizedText>([{ en: '…' }, { en: '👑', de: 'Krone' }, {}])(
  'rejects %j, from which no id can be made',
  (name) => {
    const refusal = refusalOf(() => idFromName('title', name))
    expect([refusal.code, pointersOf(refusal)]).toEqual(['invalid', ['/id']])
    expect(refusal.details.faults?.[0]?.message).toBe('is missing, and cannot be made from the title')
  },
)
