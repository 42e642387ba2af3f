import { mapVisit } from '../../../archive/mapping/visit-mapping'
import { parse } from '../../../contract/parse'
import { visitInput } from '../../../contract/visits/schemas'
import { visitItem } from '../items'

const mapped = (fields: object, partnershipId?: string) =>
  mapVisit(visitItem(fields), 'hamburg/v1', { language: 'en', visibility: 'press' }, partnershipId)

describe('a visit of an archive', () => {
  test('becomes an archive visit with the status of the archive', () => {
    expect(mapped({ status: 'took-place', occasion: 'fair' }, 'lodz').body).toMatchObject({
      origin: 'archive',
      externalId: 'hamburg/v1',
      start: '1971',
      status: 'completed',
      occasion: { en: 'fair' },
      visibility: 'press',
      partnershipId: 'lodz',
    })
    expect(mapped({ status: 'cancelled' }).body.status).toBe('cancelled')
    expect(mapped({ status: 'announced' }).body.status).toBe('planned')
  })

  test.each([
    ['dinner', { kind: 'banquet' }],
    ['concert', { kind: 'performance' }],
    ['wreath-laying', { kind: 'commemoration' }],
    ['performance', { kind: 'performance' }],
    ['State Banquet', { kind: 'banquet' }],
    ['gala_dinner', { kind: 'banquet' }],
    ['Staatsbesuch', { kind: 'state-visit' }],
    ['Höflichkeitsbesuch', { kind: 'courtesy-call' }],
    ['Ho\u0308flichkeitsbesuch', { kind: 'courtesy-call' }],
  ])('of the kind %s has the kind of the registry', (kind, expected) => {
    const { body, leftOut } = mapped({ kind })
    expect([body, leftOut]).toEqual([expect.objectContaining(expected), []])
    expect(body.kindInWords).toBeUndefined()
  })

  test('of a kind that the registry does not have keeps the term of the file, and says so', () => {
    const { body, leftOut } = mapped({ kind: 'Richtfest' })
    expect(body).toMatchObject({ kind: 'other', kindInWords: { en: 'Richtfest' } })
    expect(leftOut).toEqual([
      {
        pointer: '/kind',
        message: 'recorded as `other`: it is not a kind of the registry',
      },
    ])
    expect(parse(visitInput, body)).toHaveProperty('value')
  })

  test('of the kind other has the words of the file', () => {
    expect(mapped({ kind: 'other', kindInWords: 'Regatta' })).toMatchObject({
      body: { kind: 'other', kindInWords: { en: 'Regatta' } },
      leftOut: [],
    })
  })

  test('is valid with only direction, kind and start', () => {
    const fields = [
      'end',
      'guests',
      'host',
      'venues',
      'occasion',
      'programme',
      'statements',
      'status',
      'notes',
    ]
    const nothing = Object.fromEntries(fields.map((field) => [field, null]))
    expect(parse(visitInput, mapped(nothing).body)).toMatchObject({
      value: { status: 'planned', guests: [], hosts: [], venues: [], programme: [] },
    })
  })

  test('has the host of the state before the host of the city', () => {
    const { body } = mapped({
      cityHost: { name: null, office: 'First Mayor', country: 'DE' },
      host: { name: 'Anna Example', office: 'Federal President' },
    })
    expect(body.hosts).toMatchObject([
      { office: 'Federal President' },
      { office: 'First Mayor', country: 'DE' },
    ])
    expect(body.hosts?.[0]?.country).toBeUndefined()
  })

  test('keeps a guest without a name, and a group', () => {
    const { body } = mapped({
      guests: [
        { name: null, office: 'Mayor of Prague', country: 'CZ' },
        { name: 'A choir', role: 'collective' },
      ],
    })
    expect(body.guests).toMatchObject([{ office: 'Mayor of Prague', country: 'CZ' }, { kind: 'group' }])
    expect(body.guests?.[0]?.name).toBeUndefined()
    expect(parse(visitInput, body)).toHaveProperty('value')
  })

  test('never infers the class of an office', () => {
    const { body } = mapped({ guests: [{ name: 'Anna Example', office: 'King of Norway' }] })
    expect(body.guests?.[0]).not.toHaveProperty('officeClass')
  })

  test('has the class of an office that the file states; an unknown one is other, with a remark', () => {
    const { body, leftOut } = mapped({
      guests: [
        { office: 'King of Norway', officeClass: 'King' },
        null,
        { office: 'Astronaut', officeClass: 'astronaut' },
      ],
    })
    expect(body.guests).toMatchObject([{ officeClass: 'monarch' }, { officeClass: 'other' }])
    expect(leftOut).toEqual([
      {
        pointer: '/guests/2/officeClass',
        message: 'recorded as `other`: it is not an office class of the registry',
      },
    ])
  })

  test('names the field of the file for each field of the body', () => {
    const { fieldOf } = mapped({
      kind: 'Richtfest',
      cityHost: { office: 'Mayor' },
      guests: [null, { office: 'Mayor' }],
      occasion: 'fair',
    })
    expect(
      ['/hosts/0/office', '/guests/0/country', '/occasion/en', '/kindInWords/en', '/partnershipId'].map(
        fieldOf,
      ),
    ).toEqual(['/cityHost/office', '/guests/1/country', '/occasion', '/kind', '/relatedPartner'])
  })

  test('has a programme with the known times and places', () => {
    const { body } = mapped({
      programme: [
        { time: '14:30', what: 'talk', place: null },
        { what: 'dinner', place: 'Hall' },
      ],
    })
    expect(body.programme).toEqual([
      { time: '14:30', what: 'talk', where: undefined },
      { time: undefined, what: 'dinner', where: 'Hall' },
    ])
  })

  test('has statements in the language of the import unless they name one', () => {
    const said = { speaker: 'The mayor', text: 'Welcome' }
    const { body } = mapped({ statements: [said, { ...said, language: 'de' }] })
    expect(body.statements?.map(({ language }) => language)).toEqual(['en', 'de'])
    expect(parse(visitInput, body)).toHaveProperty('value')
  })

  test('leaves out incomplete parts, and reports their pointers', () => {
    const { body, leftOut } = mapped({
      host: { name: null, country: 'FR' },
      guests: [null, { country: 'PL' }, { office: 'Mayor' }],
      programme: [{ time: '10:00' }],
      statements: [{ speaker: 'The mayor' }],
    })
    expect(body).toMatchObject({ hosts: [], guests: [{ office: 'Mayor' }], programme: [], statements: [] })
    expect(leftOut.map(({ pointer }) => pointer)).toEqual([
      '/host',
      '/guests/1',
      '/programme/0',
      '/statements/0',
    ])
  })
})

test.each([
  ['the kind, whose unknown term gives the words', { kind: 'Richtfest' }, '/kind'],
  ['the words that are missing', { kind: 'other' }, '/kindInWords'],
  ['the words that are given', { kind: 'other', kindInWords: 'Richtfest' }, '/kindInWords'],
  ['the words that are too many', { kind: 'reception', kindInWords: 'Richtfest' }, '/kindInWords'],
])('a fault of kindInWords points to %s', (_, fields, expected) => {
  expect(mapped(fields).fieldOf('/kindInWords')).toBe(expected)
})
