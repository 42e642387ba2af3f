import { isNobody, isPlaceholder } from '../../../domain/people/placeholder'

test.each([
  ...['N.N.', 'NN', 'N. N.', 'n.n.', 'N N', '„N.N.“', '(N. N.)', 'N.N. 2', 'NN1', 'Frau N. N.', 'Dr. N.N.'],
  ...['Nomen nescio', 'nomen nominandum', 'TBA', 't.b.a.', 'tbc', 'T.B.D.', 'TBN', '[TBA]', 'n/a', 'N/A'],
  ...['to be announced', 'To be confirmed', 'unknown', 'Name unknown', 'Mr. Unknown', 'not yet known'],
  ...[
    'unbekannt',
    'UNBEKANNT',
    'Name noch unbekannt',
    'noch nicht bekannt',
    'Name folgt',
    'wird noch benannt',
  ],
  ...['noch zu benennen', '?', '???', '-', '–', '—', '...', '…', '* * *', '_'],
])('%s is a placeholder', (name) => {
  expect(isPlaceholder(name)).toBe(true)
})

test.each([
  ...['Ada Beispiel', 'Nn Beispiel', 'N. N. Taleb', 'Nan', 'Na', 'Tba Tba', 'Unbekannt-Meier', 'Ann', 'Nuno'],
  ...[
    'The Unknown Soldier',
    'Anonymous',
    'Frau Folgt-Nicht',
    '王',
    'ناصر',
    'Ne-Yo',
    '1860',
    'FC 04',
    'Noname',
    'X',
  ],
])('%s is a name', (name) => {
  expect(isPlaceholder(name)).toBe(false)
})

test('a person without a name is not a placeholder: an archive may know who it was by other means', () => {
  expect([isNobody({}), isNobody({ name: 'N.N.' }), isNobody({ name: 'Ada' })]).toEqual([false, true, false])
})
