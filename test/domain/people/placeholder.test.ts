import { isNobody, isPlaceholder } from '../../../domain/people/placeholder'

const inLines = (names: string): string[] => names.trim().split(/ *[|\n] */)

const PLACEHOLDERS = `
  N.N. | NN | N. N. | n.n. | N N | „N.N.“ | (N. N.) | N.N. 2 | NN1 | Frau N. N. | Dr. N.N. | Nomen nescio
  nomen nominandum | TBA | t.b.a. | tbc | T.B.D. | TBN | [TBA] | n/a | N/A | to be announced | To be confirmed
  unknown | Name unknown | Mr. Unknown | not yet known | unbekannt | UNBEKANNT | Name noch unbekannt
  noch nicht bekannt | Name folgt | wird noch benannt | noch zu benennen
  to be advised | wird noch bekannt gegeben | noch nicht benannt | Name noch offen | noch nicht fest | ＴＢＡ
  Minister N.N. | Vertreter NN | Mme N.N. | Frau Ministerin N. N.
  N.N. (Minister) | TBA (Botschaft) | N·N· | noch offen | wird bekanntgegeben
  unleserlich | [unleserlich] | illegible | (anonym) | Unbekannter Gast | XXX | N/N | à confirmer | a determinar
  belirlenecek | Н. Н. | Ν.Ν. | 待定
  ? | ??? | - | – | — | ... | … | * * * | _`

const NAMES = `
  Ada Beispiel | Nn Beispiel | N. N. Taleb | Nan | Na | Tba Tba | Unbekannt-Meier | Ann | Nuno | X | Ne-Yo
  The Unknown Soldier | Anonymous | Frau Folgt-Nicht | 王 | ناصر | 1860 | FC 04 | Noname
  Frau Noch | Noch | Herr | Herr Herr | Prof | Folgt | Dr. Folgt | Ann N. Nn-Meier | Ana Nn | Minister n. Nn | Ada Beispiel (Ministerin)`

test.each(inLines(PLACEHOLDERS))('%s is a placeholder', (name) => {
  expect(isPlaceholder(name)).toBe(true)
})

test.each(inLines(NAMES))('%s is a name', (name) => {
  expect(isPlaceholder(name)).toBe(false)
})

test('a person without a name is not a placeholder: an archive may know who it was by other means', () => {
  expect([isNobody({}), isNobody({ name: 'N.N.' }), isNobody({ name: 'Ada' })]).toEqual([false, true, false])
})
