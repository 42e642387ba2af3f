import { slug } from '../../../contract/values/values'
import { fold, slugOf } from '../../../domain/people/folded-key'
import { understood } from '../shared/builders'

describe('folding', () => {
  test.each([
    ['İmamoğlu', 'imamoglu'],
    ['IŞIK', 'ışık'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ægir Œuvre', 'aegir oeuvre'],
    ['Søren Đorđe', 'soren dorde'],
    ['Þór Ðað', 'thor dad'],
    ['Nguyễn Thị Định', 'nguyen thi dinh'],
    ['Ἀθῆναι', 'ΑΘΗΝΑΙ'],
    ['ΟΔΥΣΣΕΥΣ', 'Οδυσσεύς'],
    ['ǿ', 'O'],
    ['Ǆuro', 'dzuro'],
    ['ﬁnal ﬂow', 'FINAL FLOW'],
    ['ＡＮＡ', 'ana'],
    ['Ĳsselmeer', 'ijsselmeer'],
    ['Karl Ⅳ', 'karl iv'],
    ['Müller', 'Mu\u0308ller'],
    ['한국', '한국'.normalize('NFD')],
    ['Йошкар', 'йошкар'.normalize('NFD')],
  ])('gives %s and %s the same key', (one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  test.each([
    ['the breve of й in Cyrillic', 'Йошкар-Ола', 'йошкар-ола', 'иошкар-ола'],
    ['vowel signs in Hindi', 'नरेन्द्र मोदी', 'नरेन्द्र मोदी', 'नरन्द्र मोदी'],
    ['the hamza in Arabic', 'أحمد', 'أحمد', 'احمد'],
    ['voicing in Japanese', 'がく', 'がく', 'かく'],
  ])('keeps %s, which is a letter and not a mark', (_what, name, same, other) => {
    expect(fold(name)).toBe(same.normalize('NFC'))
    expect(fold(name)).not.toBe(other)
  })

  test.each(['習近平', 'محمد', 'अशोक', '김대중', 'שלום', 'ไทย', '𠮷野家'])('keeps %s', (name) => {
    expect(fold(name)).toBe(name)
  })

  test.each(['İmamoğlu', 'ŉ', 'ᾂ', 'ﬃ', 'ẞ', 'Ⅷ', 'ᴬ', 'ϒ', 'أ', 'क़', 'ſ'])(
    'is idempotent for %s',
    (name) => {
      expect(fold(fold(name))).toBe(fold(name))
    },
  )
})

describe('a slug', () => {
  test.each([
    ['Ekrem İmamoğlu', 'ekrem-imamoglu'],
    ['  Dr. h. c.  Kai   Wegner  ', 'dr-h-c-kai-wegner'],
    ["D'Arcy O’Neill", 'darcy-oneill'],
    ['Saʿdī al-Qurʾān', 'sadi-al-quran'],
    ['Königin Elizabeth II.', 'konigin-elizabeth-ii'],
    ['習近平', '習近平'],
    ['محمد بن سلمان', 'محمد-بن-سلمان'],
    ['नरेन्द्र मोदी', 'नरेन्द्र-मोदी'],
    ['김대중', '김대중'],
    ['김대중'.normalize('NFD'), '김대중'],
    ['1. FC Union', '1-fc-union'],
    ['a/b#c?d%2e..', 'a-b-c-d-2e'],
    ['__proto__', 'proto'],
  ])('of %s is %s', (name, id) => {
    expect(slugOf(name)).toBe(id)
  })

  test.each(['???', '—', ' ', '👑', "'", '🇩🇪'])('of %s is undefined, as it has no letter', (name) => {
    expect(slugOf(name)).toBeUndefined()
  })

  test('has at most 100 characters, and no trailing hyphen or lone surrogate', () => {
    expect(slugOf('a'.repeat(300))).toHaveLength(100)
    expect(slugOf(`${'a'.repeat(99)} b`)).toBe('a'.repeat(99))
    expect(slugOf(`${'a'.repeat(99)}𠮷`)).toBe('a'.repeat(99))
    expect(slugOf(`${'a'.repeat(98)} 𠮷`)).toBe('a'.repeat(98))
    expect(slugOf(`${'a'.repeat(98)}𠮷b`)).toBe(`${'a'.repeat(98)}𠮷`)
  })

  test('of any letter is valid in the contract', () => {
    const refused: string[] = []
    for (let code = 0; code < 0x30000; code += 1) {
      const letter = String.fromCodePoint(code)
      if (!/[\p{L}\p{M}\p{N}]/u.test(letter)) continue
      const id = slugOf(`x${letter} ${letter}`)
      if (id === undefined || understood(slug, id) !== id) refused.push(letter)
    }
    expect(refused).toEqual([])
  })
})
