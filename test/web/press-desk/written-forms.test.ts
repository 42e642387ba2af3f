import { writtenForms } from '../../../web/pages/press-desk/written-forms'

const all = (...given: Parameters<typeof writtenForms>) => writtenForms(...given).flat()

test('a day and its time are sought apart, as German and English notices write them', () => {
  const [german, germanTime] = writtenForms('/start', '2026-11-17T10:00', 'de')
  expect(german).toEqual(expect.arrayContaining(['17. November 2026', '17. November', 'heute', '2026']))
  expect(germanTime).toEqual(expect.arrayContaining(['10 Uhr', '10.00 Uhr', '10:00']))
  const [english, englishTime] = writtenForms('/start', '2026-11-17T14:30', 'en')
  expect(english).toEqual(expect.arrayContaining(['17 November 2026', '17 November', 'today']))
  expect(englishTime).toEqual(expect.arrayContaining(['2:30 pm', '14:30']))
})

test('of a date without a day, no day is sought', () => {
  expect(all('/signedOn', '2024-06', 'de')).toEqual(['Juni 2024', '2024'])
  expect(all('/foundedOn', '1913', 'en')).toEqual(['1913'])
})

test('names, numbers and countries are sought as they are written', () => {
  expect(all('/guests/0/name', 'Ekrem İmamoğlu', 'de')).toContain('Ekrem İmamoğlu')
  expect(all('/anniversary/ordinal', 35, 'en')).toEqual(['35'])
  expect(all('/guests/0/country', 'TR', 'de')).toEqual(['Türkei'])
})

test('codes are not sought: a text has them by chance only', () => {
  expect(all('/status', 'signed', 'en')).toEqual([])
  expect(all('/partnerKind', 'city', 'en')).toEqual([])
})

test('of what is not there nothing is sought', () => {
  expect(all('/end', undefined, 'de')).toEqual([])
  expect(all('/occasion', { de: 'Besuch' }, 'de')).toEqual([])
})
