import type { Visit } from '../../../contract/visits/schemas'
import { viewOf } from '../../../domain/shared/view'
import { visitView } from '../../../domain/visits/view'
import { visitBody, visitThatIs } from '../shared/builders'
import { onlyEvent, valueOf } from './reader'

const eventOf = (visit: Visit, language = 'de') => onlyEvent({ visits: [visit], language })

test('a stop names its trip as its parent, and its city before its venues', () => {
  const partOf = '0199aaaa-0000-7000-8000-000000000002'
  const stop = visitThatIs('planned', visitBody({ partOf, city: { de: 'Posen', pl: 'Poznań' } }))
  const event = eventOf(stop)
  expect(valueOf(event, 'related-to')).toBe(`uid of visits/${partOf}`)
  expect(valueOf(event, 'location')).toBe('Posen; Rotes Rathaus')
  expect(valueOf(eventOf(stop, 'pl'), 'location')).toBe('Poznań; Rotes Rathaus')
  expect(eventOf({ ...stop, status: 'void' }).hasProperty('related-to')).toBe(false)
  const forPress = viewOf(visitView, { ...stop, visibility: 'public' }, 'press')
  expect(forPress && eventOf(forPress).hasProperty('related-to')).toBe(false)
})
