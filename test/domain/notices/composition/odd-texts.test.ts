import { block, notice } from '../../../../contract/notices/schemas'
import { compose } from '../../../../domain/notices/composition/compose'
import { understood } from '../../shared/builders'
import { istanbulRecord, options, plainText } from './records'

const ODD = [
  '<script>alert("1")</script> & \'x\'',
  '$& $1 ${name} %s \\n {{x}}',
  'Name – „in“ “marks” »ja«, und; mehr:',
  '– wie ein Punkt der Liste',
  'שלום مرحبا 👩‍👩‍👧 你好',
  'Endet so…',
]

const person = (name: string, office: string) => ({ name, office, officeClass: 'other', country: 'DE' })

describe('odd texts', () => {
  test.each(ODD)('pass through unchanged: %s', (odd) => {
    const visit = {
      guests: [person(`${odd}1`, `${odd}2`)],
      hosts: [person(`${odd}3`, `${odd}4`)],
      venues: [`${odd}5`],
      occasion: { de: `${odd}6` },
      programme: [{ what: `${odd}7`, where: `${odd}8` }],
      statements: [{ speaker: `${odd}9`, text: `${odd}10`, language: 'de', status: 'approved' }],
      outcome: { de: `${odd}11` },
    }
    const text = plainText(compose(istanbulRecord({ visit }), options()))
    const numbers = Array.from({ length: 11 }, (_, index) => index + 1)
    expect(numbers.filter((each) => !text.includes(`${odd}${each}`))).toEqual([])
  })

  test('a text of several lines has one in the headline', () => {
    const visit = { occasion: { de: 'Erste Zeile\n  zweite Zeile' } }
    const { headline, blocks } = compose(istanbulRecord({ visit }), options())
    expect(headline).toBe('Ekrem İmamoğlu zu Gast: Erste Zeile zweite Zeile')
    expect(blocks[0]?.text).toContain('Anlass: Erste Zeile\n  zweite Zeile.')
  })

  test.each([
    ['Willkommen.', 'Der Eintrag lautet: „Willkommen.“'],
    ['Willkommen', 'Der Eintrag lautet: „Willkommen“.'],
    ['Er sagte: „Ja!“', 'Der Eintrag lautet: „Er sagte: „Ja!““'],
  ])('the inscription %s has one full stop', (text, sentence) => {
    const [, signing] = compose(istanbulRecord({ entry: { inscription: { text } } }), options()).blocks
    expect(signing?.text.slice(-sentence.length)).toBe(sentence)
  })
})

describe('long texts', () => {
  const long = (start: string, length = 300) => start.padEnd(length, ' lang').trimEnd()

  test('a headline of many names gives the first ones, or else the kind and the date', () => {
    const guests = ['A', 'B', 'C', 'D'].map((each) => person(`${each} ${'x'.repeat(30)}`, 'Amt'))
    const { headline } = compose(istanbulRecord({ visit: { guests } }), options())
    expect(headline).toBe(
      `A ${'x'.repeat(30)} und weitere zu Gast: 35 Jahre Städtepartnerschaft Berlin-Istanbul`,
    )
    const visit = { guests: [person(long('A'), 'Amt')], occasion: { de: long('B') } }
    expect(compose(istanbulRecord({ visit }), options()).headline).toBe('Partnerstadtbesuch im Juni 2024')
  })

  test('a list that does not fit says so, and the rest of the lead follows', () => {
    const guests = Array.from({ length: 29 }, (_, index) => person(long(`G${index}`), long(`A${index}`)))
    const record = istanbulRecord({ visit: { guests } })
    const [lead] = compose(record, options()).blocks
    expect(lead?.text).toContain('\n– und weitere\nEs empfing Kai Wegner, ')
    expect(understood(block, lead)).toEqual(lead)
  })

  test('a list says so as well where one of its items does not fit', () => {
    const programme = [{ what: 'Anfang' }, { what: long('Mitte', 500) }, { what: 'Ende' }]
    const record = istanbulRecord({
      visit: { programme, outcome: { de: 'x' }, occasion: { de: long('B', 2000) } },
    })
    const venues = Array.from({ length: 9 }, (_, index) => long(`V${index}`))
    const visit = { ...record.visit, venues }
    const [lead] = compose({ ...record, visit }, options()).blocks
    expect(lead?.text).toMatch(/\n– Anfang\n– Ende\n– und weitere$/)
  })

  test('fifty programmes give a block that the contract allows', () => {
    const programmes = Array.from({ length: 50 }, (_, index) => ({
      id: `p${index}`,
      name: { de: `Programm ${index}` },
      field: 'culture',
      homeBody: `Amt ${index}`,
      partnerBody: `Dienst ${index}`,
      since: '2020',
    }))
    const last = compose(istanbulRecord({ partnership: { programmes } }), options()).blocks.at(-1)
    expect(last?.text).toMatch(/\n– und weitere$/)
    expect(understood(block, last)).toEqual(last)
  })

  test('the longest statement of the longest speaker stands whole', () => {
    const text = long('B', 5000)
    const statements = [{ speaker: long('A', 300), text, language: 'de', status: 'approved' }]
    const { blocks } = compose(istanbulRecord({ visit: { statements } }), options())
    const quotation = blocks.find(({ part }) => part === 'quotation')
    expect(quotation?.text).toContain(`„${text}“`)
    expect(understood(block, quotation)).toEqual(quotation)
  })

  test('thirty guests with short names all stand in the lead', () => {
    const guests = Array.from({ length: 29 }, (_, index) => person(`Gast ${index}`, `Amt ${index}`))
    const { headline, blocks } = compose(istanbulRecord({ visit: { guests } }), options())
    expect(blocks[0]?.text.match(/\n– Gast /g)).toHaveLength(29)
    expect(understood(notice.shape.headline, headline)).toBe(headline)
  })
})
