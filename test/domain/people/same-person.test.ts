/** Which names are of the same person, which are perhaps, and how a German office finds each. */
import { alikeKeys } from '../../../domain/people/alike'
import { identifiedIn, mentionsIn, nameKey, possibleIds } from '../../../domain/people/identity'
import { isFoundBy, longestOf, nameParts, searchWords } from '../../../domain/people/name-search'

type Verdict = 'same' | 'perhaps' | 'different'

/** Two names, whether they are of the same person, and what is typed to find the first and the second. */
const PAIRS: readonly (readonly [
  one: string,
  other: string,
  verdict: Verdict,
  typed: string,
  typedOther: string,
])[] = [
  // Case and blanks
  ['Viktor Orbán', 'VIKTOR ORBÁN', 'same', 'orban', 'Orban'],
  ['Viktor Orbán', '  viktor   orbán ', 'same', 'orbán', 'viktor'],
  ['Κυριάκος Μητσοτάκης', 'ΚΥΡΙΆΚΟΣ ΜΗΤΣΟΤΆΚΗΣ', 'same', 'μητσοτακης', 'κυριακος'],
  ['სალომე ზურაბიშვილი', 'ᲡᲐᲚᲝᲛᲔ ᲖᲣᲠᲐᲑᲘᲨᲕᲘᲚᲘ', 'same', 'ზურაბ', 'სალომე'],
  ['Nguyễn Văn Hùng', 'Nguyễn Văn Hùng'.normalize('NFD'), 'same', 'nguyen hung', 'hung'],
  ['Weiß', 'WEIẞ', 'same', 'weiss', 'weiß'],
  ['Anna Å', 'Anna Å'.normalize('NFKC'), 'same', 'anna', 'anna a'],
  // Turkish: dotted and dotless i are two letters.
  ['Ekrem İmamoğlu', 'Ekrem Imamoğlu', 'perhaps', 'imamoglu', 'imamoglu'],
  ['Ekrem İmamoğlu', 'EKREM İMAMOĞLU', 'same', 'imamoglu', 'ekrem'],
  ['Ekrem İmamoğlu', 'Ekrem imamoğlu', 'perhaps', 'imamoglu', 'imamoglu'],
  ['Ekrem İmamoğlu', 'EKREM IMAMOGLU', 'perhaps', 'İmamoğlu', 'İmamoğlu'],
  ['Işıl Güç', 'İşil Güç', 'perhaps', 'isil', 'guec'],
  ['Işık', 'IŞIK', 'perhaps', 'isik', 'isik'],
  ['Alı', 'Ali', 'perhaps', 'ali', 'ali'],
  ['Ilgın', 'Ilgin', 'perhaps', 'ilgin', 'ilgin'],
  ['Kılıç', 'Kiliç', 'perhaps', 'kilic', 'kilic'],
  ['Recep Tayyip Erdoğan', 'Recep Erdoğan', 'different', 'erdogan', 'erdogan'],
  // Azerbaijani
  ['Heydər Əliyev', 'Heydar Aliyev', 'perhaps', 'aliyev', 'aliyev'],
  ['Heydər Əliyev', 'Heyder Eliyev', 'perhaps', 'eliyev', 'eliyev'],
  ['İlham Əliyev', 'Heydər Əliyev', 'different', 'ilham', 'heydar'],
  // Polish
  ['Łukasz Żółć', 'Lukasz Zolc', 'perhaps', 'zolc', 'zolc'],
  ['Michał Kwaśniewski', 'Michal Kwasniewski', 'perhaps', 'kwasniewski', 'michal'],
  ['Żak', 'Źak', 'perhaps', 'zak', 'zak'],
  ['Wałęsa Lech', 'Lech Wałęsa', 'perhaps', 'walesa', 'lech walesa'],
  ['Kowalski', 'Kowalska', 'different', 'kowalski', 'kowalska'],
  // Czech and Slovak
  ['Václav Havel', 'Vaclav Havel', 'perhaps', 'havel', 'vaclav'],
  ['Ludvík Příhoda-Řezníček', 'Ludvík Řezníček Příhoda', 'perhaps', 'reznicek', 'prihoda'],
  ['Ing. Petr Novák, CSc.', 'Petr Novák', 'perhaps', 'novak', 'petr novak'],
  ['JUDr. Petr Novák', 'Mgr. Petr Novák', 'perhaps', 'novak', 'novak'],
  ['Jan Novák', 'Jana Nováková', 'different', 'novak', 'novakova'],
  // Vietnamese
  ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng', 'perhaps', 'nguyen van hung', 'hung'],
  ['Nguyễn Văn Hùng', 'Nguyen Van Hung', 'perhaps', 'hung', 'hung'],
  ['Nguyễn Văn Hùng', 'Hùng Nguyễn Văn', 'perhaps', 'nguyen', 'hung'],
  ['Trần Thị Bình', 'Trần Thị Bính', 'perhaps', 'tran binh', 'binh'],
  ['Đặng Văn', 'Dang Van', 'perhaps', 'dang', 'dang'],
  ['Nguyễn Văn Hùng', 'Nguyễn Thị Hùng', 'different', 'van hung', 'thi hung'],
  // Hungarian, whose family names come first
  ['Orbán Viktor', 'Viktor Orbán', 'perhaps', 'viktor orban', 'orban viktor'],
  ['Erdős Pál', 'Erdös Pál', 'perhaps', 'erdoes', 'erdoes'],
  ['Dr. Karácsony Gergely', 'Gergely Karácsony', 'perhaps', 'karacsony', 'gergely'],
  ['Orbán Viktor', 'Orbán Viktória', 'different', 'orban viktor', 'viktoria'],
  // Arabic, Persian, Hebrew
  ['أحمد الأسد', 'احمد الاسد', 'perhaps', 'احمد', 'الأسد'],
  ['مُحَمَّد', 'محمد', 'perhaps', 'محمد', 'محمد'],
  ['فاطمة مصطفى', 'فاطمه مصطفي', 'perhaps', 'فاطمه', 'مصطفى'],
  ['علی اکبر', 'علي اكبر', 'perhaps', 'علي', 'اکبر'],
  ['محمد', 'أحمد', 'different', 'محمد', 'احمد'],
  ['דָּוִד בן־גוריון', 'דוד בן גוריון', 'perhaps', 'גוריון', 'דוד'],
  ['Saʿdī al-Qurʾān', 'Sadi al-Quran', 'perhaps', 'sadi', 'quran'],
  // Chinese, Japanese, Korean
  ['习近平', '習近平', 'different', '习近平', '習近平'],
  ['王小明', '王明', 'different', '王小明', '王明'],
  ['Lǚ Wěi', 'Lü Wei', 'perhaps', 'wei', 'lu wei'],
  ['Xi Jinping', 'Jinping Xi', 'perhaps', 'xi', 'jinping'],
  ['김대중', '김대중'.normalize('NFD'), 'same', '김', '김대중'],
  // Yoruba and other languages of West Africa
  ['Ọlá Adéyẹmí', 'Ola Adeyemi', 'perhaps', 'adeyemi', 'ola'],
  ['Ọlá', 'Olá', 'perhaps', 'ola', 'ola'],
  ['Ṣadé', 'Sàdé', 'perhaps', 'sade', 'sade'],
  ['Ɛkua Mɔɔre', 'Ekua Moore', 'perhaps', 'ekua', 'moore'],
  // Georgian, Armenian, Cyrillic
  ['ირაკლი კობახიძე', 'კობახიძე ირაკლი', 'perhaps', 'კობახიძე', 'ირაკლი'],
  ['ირაკლი კობახიძე', 'Irakli Kobakhidze', 'different', 'ირაკლი', 'kobakhidze'],
  ['Սևակ', 'Սեւակ', 'perhaps', 'սեւակ', 'սևակ'],
  ['Фёдор Достоевский', 'Федор Достоевский', 'perhaps', 'федор', 'фёдор'],
  ['Андрей', 'Андреи', 'different', 'андрей', 'андреи'],
  // French and other elisions
  ['Anne d’Exemple', "Anne d'Exemple", 'perhaps', 'exemple', 'd’exemple'],
  ['Anne d’Exemple', 'D’EXEMPLE Anne', 'perhaps', 'exemple anne', 'anne'],
  ['François Lefèvre', 'Francois Lefevre', 'perhaps', 'lefevre', 'francois'],
  ['Jean-Pierre Éluard', 'Jean Pierre Eluard', 'perhaps', 'eluard', 'jean pierre'],
  ["Seán O'Brien", 'Sean OBrien', 'perhaps', 'brien', 'obrien'],
  // German and Nordic
  ['Jörg Müller', 'Joerg Mueller', 'perhaps', 'mueller', 'müller'],
  ['Müller', 'Muller', 'perhaps', 'müller', 'müller'],
  ['Weiß', 'Weiss', 'perhaps', 'weiss', 'weiß'],
  ['Müller', 'Möller', 'different', 'mueller', 'moeller'],
  ['Søren Kjærsgaard', 'Soeren Kjaersgaard', 'perhaps', 'soren', 'soeren'],
  ['Håkon Åse', 'Haakon Aase', 'perhaps', 'hakon', 'haakon'],
  // Titles
  ['Dr. Eva Beispiel', 'Eva Beispiel', 'perhaps', 'beispiel', 'eva'],
  ['Prof. Dr. h. c. mult. Eva Beispiel', 'Eva Beispiel', 'perhaps', 'eva beispiel', 'beispiel'],
  ['Dipl.-Ing. Eva Beispiel', 'Beispiel, Eva', 'perhaps', 'beispiel', 'eva'],
  ['Univ.-Prof. Dr.-Ing. Eva Beispiel', 'Dr.med. Eva Beispiel', 'perhaps', 'beispiel', 'eva'],
  ['Eva Beispiel, PhD', 'Eva Beispiel', 'perhaps', 'beispiel', 'eva'],
  ['Eva Beispiel Ph.D.', 'Eva Beispiel, M.A., MBA', 'perhaps', 'beispiel', 'eva'],
  ['Prof Eva Beispiel', 'Beispiel Eva', 'perhaps', 'beispiel', 'eva'],
  ['Doç. Dr. Ayşe Yılmaz', 'Ayşe Yılmaz', 'perhaps', 'yilmaz', 'ayse'],
  ['dr hab. inż. Anna Nowak', 'Anna Nowak', 'perhaps', 'nowak', 'anna'],
  ['Frau Dr. Eva Beispiel', 'Bürgermeisterin Eva Beispiel', 'perhaps', 'beispiel', 'eva'],
  ['S.E. Botschafter Hans Beispiel', 'H.E. Amb. Hans Beispiel', 'perhaps', 'hans', 'beispiel'],
  ['Sir Elton John', 'Elton John', 'perhaps', 'john', 'elton'],
  ['Kaiser Wilhelm II.', 'Wilhelm II.', 'perhaps', 'wilhelm', 'wilhelm ii'],
  ['Königin Silvia', 'Silvia', 'perhaps', 'silvia', 'silvia'],
  ['I.M. Königin Silvia', 'Queen Silvia', 'perhaps', 'silvia', 'silvia'],
  ['Eva Beispiel, MdB', 'Eva Beispiel MdB', 'perhaps', 'beispiel', 'eva'],
  ['He Wei', 'Wei', 'different', 'he wei', 'wei'],
  ['Stephen King', 'Stephen', 'different', 'king', 'stephen'],
  ['Phil Collins', 'Collins', 'different', 'phil', 'collins'],
  ['Ma, Jack', 'Jack', 'different', 'ma jack', 'jack'],
  ['H. C. Andersen', 'Andersen', 'different', 'andersen', 'andersen'],
  // One name
  ['Lula', 'LULA', 'same', 'lula', 'lula'],
  ['Lula', 'Lula da Silva', 'different', 'lula', 'silva'],
  ['Dr.', 'Prof.', 'different', 'dr', 'prof'],
  ['Pelé', 'Pele', 'perhaps', 'pele', 'pelé'],
  ['Elizabeth II.', 'Elizabeth', 'different', 'elizabeth ii', 'elizabeth'],
]

function verdictOf(one: string, other: string): Verdict {
  if (nameKey(one) === nameKey(other)) return 'same'
  return alikeKeys(one).some((key) => alikeKeys(other).includes(key)) ? 'perhaps' : 'different'
}

function isFound(name: string, typed: string): boolean {
  const words = searchWords(typed)
  const isLookedUp = nameParts(name).some((part) => part.startsWith(longestOf(words)))
  return words.length > 0 && isLookedUp && isFoundBy(name, words)
}

test.each(PAIRS)('%s and %s: %s', (one, other, verdict) => {
  expect([verdictOf(one, other), verdictOf(other, one)]).toEqual([verdict, verdict])
})

test.each(PAIRS)('%s and %s are found', (one, other, _verdict, typed, typedOther) => {
  expect([isFound(one, typed), isFound(other, typedOther)]).toEqual([true, true])
})

test('two names that get the same first id are the same or perhaps the same', () => {
  const names = [...new Set(PAIRS.flatMap(([one, other]) => [one, other]))]
  const shared = names.flatMap((one) =>
    names
      .filter((other) => possibleIds(one, 0, 1)[0] === possibleIds(other, 0, 1)[0])
      .map((other) => [one, other, verdictOf(one, other)]),
  )
  expect(shared.filter(([, , verdict]) => verdict === 'different')).toEqual([])
  expect(shared.length).toBeGreaterThan(names.length)
})

describe('the key of a name', () => {
  test('never makes two letters one that simple case folding keeps apart', () => {
    const wrong = Array.from({ length: 0x10000 }, (_, point) => String.fromCodePoint(point)).filter(
      (letter) =>
        /\p{L}/u.test(letter) && !new RegExp(`^${letter.normalize('NFC')}$`, 'iu').test(nameKey(letter)),
    )
    expect(wrong).toEqual([])
  })

  test.each(['İmamoğlu', 'ΟΔΥΣΣΕΥΣ', 'ẞ', '  a   b ', 'Ǆ', '𐐀'])('is idempotent for %s', (name) => {
    expect(nameKey(nameKey(name))).toBe(nameKey(name))
  })
})

test.each(['N.N.', 'TBA', 'unbekannt', '?'])('the placeholder %s is nobody, whatever id is given', (name) => {
  const body = { guests: [{ name }, { name, personId: 'n-n', office: 'Minister' }] }
  expect(mentionsIn(body)).toEqual([])
  expect(identifiedIn(body, new Map([[nameKey(name), 'n-n']]))).toEqual({
    guests: [{ name }, { name, office: 'Minister' }],
  })
})
