/** Single sentences in both languages: people, and partnerships of every kind. */
import { compose } from '../../../../domain/notices/composition/compose'
import type { ComposeOptions, VisitRecord } from '../../../../domain/notices/record'
import { anniversaryOf } from '../../shared/builders'
import { inBoth } from './first-sentence'
import { istanbulRecord, options } from './records'

describe('the people of a visit', () => {
  const group = { kind: 'group', name: 'Deutsche Fußballnationalmannschaft' }

  test.each([
    [
      'two with offices',
      [
        { name: 'Li Wei', office: 'Botschafter' },
        { name: 'Ana Souza', office: 'Ministerin', organisation: 'Governo do Brasil' },
      ],
      'Zu einem Empfang waren im Juni 2024 Li Wei, Botschafter, und Ana Souza, Ministerin (Governo do Brasil), zu Gast.',
      'Li Wei, Botschafter, and Ana Souza, Ministerin (Governo do Brasil), came for a reception in June 2024.',
    ],
    [
      'five by name',
      ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name })),
      'Zu einem Empfang waren im Juni 2024 A, B, C, D und E zu Gast.',
      'A, B, C, D and E came for a reception in June 2024.',
    ],
    [
      'three with an office',
      [{ name: 'A', office: 'B' }, { name: 'C' }, { name: 'D', organisation: 'E' }],
      'Zu einem Empfang waren im Juni 2024 zu Gast:\n– A, B\n– C\n– D, E',
      'The following came for a reception in June 2024:\n– A, B\n– C\n– D, E',
    ],
    [
      'an office alone',
      [{ office: 'König von Norwegen' }],
      'Zu einem Empfang war im Juni 2024 zu Gast: König von Norwegen.',
      'The following came for a reception in June 2024: König von Norwegen.',
    ],
    [
      'a placeholder with an office',
      [{ name: 'N. N.', office: 'König von Norwegen' }],
      'Zu einem Empfang war im Juni 2024 zu Gast: König von Norwegen.',
      'The following came for a reception in June 2024: König von Norwegen.',
    ],
    [
      'a group',
      [group],
      'Zu einem Empfang war im Juni 2024 zu Gast: Deutsche Fußballnationalmannschaft.',
      'The following came for a reception in June 2024: Deutsche Fußballnationalmannschaft.',
    ],
    [
      'an office that ends with a full stop',
      [{ name: 'Li Wei', office: 'Botschafter a. D.' }, group],
      'Zu einem Empfang waren im Juni 2024 zu Gast:\n– Li Wei, Botschafter a. D.\n– Deutsche Fußballnationalmannschaft',
      'The following came for a reception in June 2024:\n– Li Wei, Botschafter a. D.\n– Deutsche Fußballnationalmannschaft',
    ],
  ])('%s', (_what, guests, de, en) => {
    expect(inBoth({ kind: 'reception', guests })).toEqual([de, en])
  })

  test('of the own city travel', () => {
    const visit = {
      direction: 'outgoing',
      guests: [{ name: 'Kai Wegner', office: 'Regierender Bürgermeister von Berlin' }],
      hosts: [{ name: 'Yuriko Koike', office: 'Gouverneurin von Tokio.' }],
    }
    expect(inBoth(visit)).toEqual([
      'Zu einem Partnerstadtbesuch war im Juni 2024 Kai Wegner, Regierender Bürgermeister von Berlin, auf Reisen. Es empfing Yuriko Koike, Gouverneurin von Tokio.',
      'Kai Wegner, Regierender Bürgermeister von Berlin, was travelling on a partner city visit in June 2024. The host was Yuriko Koike, Gouverneurin von Tokio.',
    ])
  })

  test('who are only hosts receive', () => {
    const hosts = [{ name: 'A' }, { name: 'B' }, { office: 'C' }]
    expect(inBoth({ kind: 'conference', guests: [], hosts })).toEqual([
      'Im Juni 2024 fand eine Konferenz statt. Es empfingen:\n– A\n– B\n– C',
      'A conference took place in June 2024. The hosts were:\n– A\n– B\n– C',
    ])
  })

  test('an office without a name is not read as that of another person', () => {
    const guests = [{ name: 'Li Wei' }, { office: 'Mayor of Prague' }]
    const { visit } = istanbulRecord({ visit: { origin: 'archive', guests } })
    expect(compose({ visit, entries: [] }, options()).headline).toMatch(/^Li Wei und weitere zu Gast: /)
  })
})

describe('the kind of a visit', () => {
  const kindInWords = { de: 'Richtfest', en: 'topping-out ceremony' }

  test.each([
    [
      { kind: 'banquet' },
      'Zu einem Bankett war im Juni 2024 Li Wei zu Gast.',
      'Li Wei came for a banquet in June 2024.',
    ],
    [
      { kind: 'commemoration' },
      'Zu einer Gedenkveranstaltung war im Juni 2024 Li Wei zu Gast.',
      'Li Wei came for a commemoration in June 2024.',
    ],
    [
      { kind: 'performance', guests: [] },
      'Im Juni 2024 fand eine Aufführung statt.',
      'A performance took place in June 2024.',
    ],
    [
      { kind: 'other', kindInWords },
      'Zu einem Termin (Richtfest) war im Juni 2024 Li Wei zu Gast.',
      'Li Wei came for an event (topping-out ceremony) in June 2024.',
    ],
    [
      { kind: 'other', kindInWords, guests: [] },
      'Im Juni 2024 fand ein Termin (Richtfest) statt.',
      'An event (topping-out ceremony) took place in June 2024.',
    ],
    [
      { kind: 'other', kindInWords: { en: 'topping-out ceremony' } },
      'Zu einem Termin („topping-out ceremony“) war im Juni 2024 Li Wei zu Gast.',
      'Li Wei came for an event (topping-out ceremony) in June 2024.',
    ],
  ])('%j', (visit, de, en) => {
    expect(inBoth({ guests: [{ name: 'Li Wei' }], ...visit })).toEqual([de, en])
  })

  test('in words is the noun of a headline', () => {
    const { visit } = istanbulRecord({
      visit: { origin: 'archive', kind: 'other', kindInWords, occasion: undefined, anniversary: undefined },
    })
    expect(compose({ visit, entries: [] }, options()).headline).toBe('Ekrem İmamoğlu zu Gast: Richtfest')
  })
})

describe('the background', () => {
  const backgroundOf = (record: VisitRecord, each: Partial<ComposeOptions> = {}): string | undefined =>
    compose(record, options(each)).blocks.find(({ part }) => part === 'background')?.text
  const of = (partnership: object) =>
    istanbulRecord({
      partnership: { id: 'istanbul', motto: undefined, ...partnership },
      visit: { anniversary: undefined },
    })

  test.each([
    [
      {},
      'Die Städtepartnerschaft mit Istanbul wurde am 17. November 1989 gegründet.',
      'The city partnership with Istanbul was founded on 17 November 1989.',
    ],
    [
      { kind: 'friendship', foundedOn: '1989' },
      'Die Freundschaft mit Istanbul wurde im Jahr 1989 begründet.',
      'The friendship with Istanbul was established in 1989.',
    ],
    [
      { kind: 'contact', foundedOn: undefined },
      'Mit Istanbul besteht ein Kontakt.',
      'There is a contact with Istanbul.',
    ],
    [
      { kind: 'contact', partnerKind: 'district', city: { de: 'Beyoğlu' } },
      'Der Kontakt mit dem Bezirk Beyoğlu wurde am 17. November 1989 aufgenommen.',
      'The contact with the district of Beyoğlu was established on 17 November 1989.',
    ],
    [
      { kind: 'project', foundedOn: undefined },
      'Mit Istanbul besteht eine Projektpartnerschaft.',
      'There is a project partnership with Istanbul.',
    ],
    [
      { partnerKind: 'region', city: { de: 'Region Brüssel-Hauptstadt', en: 'Brussels-Capital Region' } },
      'Die Partnerschaft mit der Region Brüssel-Hauptstadt wurde am 17. November 1989 gegründet.',
      'The partnership with the Brussels-Capital Region was founded on 17 November 1989.',
    ],
    [
      { foundedOn: '2024-08-01' },
      'Die Städtepartnerschaft mit Istanbul wird am 1. August 2024 gegründet.',
      'The city partnership with Istanbul will be founded on 1 August 2024.',
    ],
    [
      { origin: 'archive', status: 'suspended', statusSince: '2022-03' },
      'Die Städtepartnerschaft mit Istanbul wurde am 17. November 1989 gegründet. Die Städtepartnerschaft ruht seit März 2022.',
      'The city partnership with Istanbul was founded on 17 November 1989. The city partnership has been suspended since March 2022.',
    ],
    [
      { origin: 'archive', status: 'ended', foundedOn: undefined, motto: { de: 'Für immer' } },
      'Die Städtepartnerschaft mit Istanbul ist beendet.',
      'The city partnership with Istanbul has ended.',
    ],
  ])('of %j', (partnership, de, en) => {
    expect([backgroundOf(of(partnership)), backgroundOf(of(partnership), { language: 'en' })]).toEqual([
      de,
      en,
    ])
  })

  test('names one year in the singular, and another anniversary by its title', () => {
    const first = istanbulRecord({
      visit: { anniversary: { anniversaryId: 'partnership-istanbul', ordinal: 1 } },
    })
    expect(backgroundOf(first)).toMatch(/Mit dem Besuch wurde 1 Jahr Städtepartnerschaft gefeiert\.$/)
    const anniversary = anniversaryOf()
    const wall = istanbulRecord({ visit: { anniversary: { anniversaryId: anniversary.id, ordinal: 35 } } })
    expect(backgroundOf({ ...wall, anniversary })).toMatch(/Jahrestag: „Mauerfall“, 35 Jahre\.$/)
  })

  test('the anniversary stands for an occasion that is not known', () => {
    const { headline, blocks } = compose(
      istanbulRecord({ visit: { origin: 'archive', occasion: undefined } }),
      options(),
    )
    expect(headline).toBe('Ekrem İmamoğlu zu Gast: 35 Jahre Städtepartnerschaft mit Istanbul')
    expect(blocks[0]?.text).toContain('Anlass: 35 Jahre Städtepartnerschaft mit Istanbul.')
  })
})

describe('texts of another language', () => {
  test('are quoted, and a whole block of them has its language', () => {
    const visit = { occasion: { en: 'return visit' }, outcome: { en: 'A memorandum.' } }
    const entry = { inscription: { text: 'Dostluk için', language: 'tr' }, place: 'Säulensaal' }
    const { headline, blocks } = compose(istanbulRecord({ visit, entry }), options())
    expect(headline).toBe('Ekrem İmamoğlu zu Gast: „return visit“')
    expect(blocks[0]?.text).toContain('Anlass: „return visit“.')
    expect(blocks.filter(({ language }) => language !== undefined)).toMatchObject([
      { part: 'signing', language: 'tr', text: '„Dostluk için“' },
      { part: 'outcome', language: 'en', text: '„A memorandum.“' },
    ])
    expect(blocks[1]?.text).toBe(
      'Ekrem İmamoğlu hat sich im Juni 2024 in das Goldene Buch eingetragen. Ort des Eintrags: Säulensaal.',
    )
  })

  test('a regional variant is not another language', () => {
    const visit = { occasion: { 'de-AT': 'Gegenbesuch im Jänner' } }
    expect(compose(istanbulRecord({ visit }), options()).headline).toBe(
      'Ekrem İmamoğlu zu Gast: Gegenbesuch im Jänner',
    )
  })
})
