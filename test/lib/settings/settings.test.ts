import { SettingError } from '../../../lib/settings/setting-error'
import { settingsOf as read } from '../../../lib/settings/settings'
import { refusal } from '../refusal'

test('nothing given is the development stage of Berlin', () => {
  expect(read({})).toEqual({
    stage: 'dev',
    books: ['golden-book', 'guest-book'],
    timeZone: 'Europe/Berlin',
    pressOffice: {
      de: 'Das Presse- und Informationsamt des Landes Berlin',
      en: 'The Press and Information Office of the State of Berlin',
    },
    fourEyes: true,
    embargoedToPress: false,
    corsOrigins: [],
    alarmEmail: [],
    alarmTopic: undefined,
    domain: undefined,
    issuer: undefined,
    services: [],
    subscriberAccounts: [],
  })
})

test('lists are separated by commas, with or without spaces, and name a thing once', () => {
  expect(read({ books: 'golden-book, gäste , golden-book' }).books).toEqual(['golden-book', 'gäste'])
})

test.each([
  ['books', 'Golden Book'],
  ['books', 'golden-book,'],
  ['timeZone', 'Europe/Spandau'],
  ['timeZone', 'PST'],
  ['timeZone', '+01:00'],
  ['corsOrigins', '*'],
  ['corsOrigins', 'https://office.example/path'],
  ['subscriberAccounts', '12345'],
  ['alarmEmail', 'on-call'],
  ['alarmEmail', 'on-call@city.example,'],
  ['alarmTopic', 'on-call'],
  ['alarmTopic', 'arn:aws:sns:eu-central-1:111122223333:on-call.fifo'],
  ['alarmTopic', 'arn:aws:sqs:eu-central-1:111122223333:on-call'],
  ['fourEyes', 'no'],
  ['issuer', 'http://login.city.example'],
])('-c %s=%s is refused by one line that names it', (name, value) => {
  expect(() => read({ audience: 'registry', issuer: 'https://login.city.example', [name]: value })).toThrow(
    SettingError,
  )
  expect(() => read({ audience: 'registry', issuer: 'https://login.city.example', [name]: value })).toThrow(
    new RegExp(`^-c ${name}=.* cannot be used: .+$`),
  )
})

test('a time zone is kept in the spelling of IANA', () => {
  expect(read({ timeZone: 'asia/kolkata' }).timeZone).toBe('Asia/Kolkata')
})

test('an issuer without an audience is refused, and the other way round', () => {
  expect(() => read({ issuer: 'https://login.city.example' })).toThrow(/it needs the setting audience/)
  expect(() => read({ audience: 'registry' })).toThrow(/it needs the setting issuer/)
  expect(() => read({ webClient: 'pages' })).toThrow(/-c webClient=pages .* it needs the setting issuer/)
})

test('a domain needs its certificate, and the other way round', () => {
  const certificate = 'arn:aws:acm:eu-central-1:111122223333:certificate/0a1b-2c'
  expect(read({ domain: 'registry.city.example', certificate }).domain).toEqual({
    name: 'registry.city.example',
    certificate,
  })
  expect(() => read({ domain: 'registry.city.example' })).toThrow(/it needs the setting certificate/)
  expect(() => read({ certificate })).toThrow(/it needs the setting domain/)
  expect(() => read({ domain: 'https://city.example', certificate })).toThrow(/give the name of a domain/)
  expect(() => read({ domain: 'city.example', certificate: 'mine' })).toThrow(/give the ARN of a certificate/)
})

test('a list in cdk.json instead of one text is refused, not ignored', () => {
  expect(() => read({ corsOrigins: ['https://office.example'] })).toThrow(/give one text/)
})

describe('services', () => {
  const namesUpTo = (count: number) => Array.from({ length: count }, (_, index) => `service-s${index}`)

  test.each([
    ['press-office:press, web-team ,security : internal'],
    [{ 'press-office': 'press', 'web-team': 'public', security: 'internal' }],
  ])('reads %j with the clearance of each, public by default in text', (services) => {
    expect(read({ services }).services).toEqual([
      { name: 'press-office', clearance: 'press' },
      { name: 'web-team', clearance: 'public' },
      { name: 'security', clearance: 'internal' },
    ])
  })

  test('accepts 40 services and refuses 41, as text and as an object', () => {
    const asObject = (names: string[]) => Object.fromEntries(names.map((name) => [name, 'public']))
    expect(read({ services: namesUpTo(40).join(',') }).services).toHaveLength(40)
    expect(read({ services: asObject(namesUpTo(40)) }).services).toHaveLength(40)
    for (const services of [namesUpTo(41).join(','), asObject(namesUpTo(41))])
      expect(refusal({ services })).toMatch(/it names 41 services; name at most 40$/)
  })

  test('accepts a name of 40 characters and the name of an Object.prototype member', () => {
    const name = 'a'.repeat(40)
    expect(read({ services: { [name]: 'press', constructor: 'public' } }).services).toHaveLength(2)
  })

  test.each([
    ['', /"" is not a service name; use lower-case words/],
    ['press-office,', /"" is not a service name/],
    ['Press', /"Press" is not a service name/],
    ['press_office', /"press_office" is not a service name/],
    ['press--office', /"press--office" is not a service name/],
    ['press-2', /"press-2" is not a service name/],
    ['büro', /"büro" is not a service name/],
    ['a'.repeat(41), /has 41 characters; choose a name of at most 40/],
    ['protocol-office', /"protocol-office" is a client of every stage already; choose another name/],
    ['administrator:internal', /"administrator" is a client of every stage already/],
    ['press,press', /"press" is named more than once; name each service once/],
    ['press:press,press:internal', /"press" is named more than once/],
    ['press:secret', /"secret" of "press" is not a clearance; use one of internal, press, public/],
    ['press:', /"" of "press" is not a clearance/],
    ['press:press:press', /"press:press" of "press" is not a clearance/],
    [{ press: 'Press' }, /"Press" of "press" is not a clearance/],
    [{ press: true }, /true of "press" is not a clearance/],
    [{ 'Press office': 'press' }, /"Press office" is not a service name/],
    [['press'], /give an object in cdk.json/],
    [null, /give an object in cdk.json/],
    [7, /give an object in cdk.json/],
  ])('refuses %j with the setting, the fault and the remedy', (services, said) => {
    expect(refusal({ services })).toMatch(/^-c services=.* cannot be used: .+$/)
    expect(refusal({ services })).toMatch(said)
  })

  test('are refused beside an issuer, which makes its own clients', () => {
    const context = { issuer: 'https://login.city.example', audience: 'registry' }
    expect(refusal({ ...context, services: 'press' })).toMatch(
      /^-c services=press cannot be used: the issuer makes the clients; leave out one of the settings/,
    )
    expect(read({ ...context, services: {} }).services).toEqual([])
  })
})
