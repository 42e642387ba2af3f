import { App } from 'aws-cdk-lib'
import { readSettings, SettingError } from '../../lib/settings'

const read = (context: Record<string, unknown>) => readSettings(new App({ context }).node)

test('nothing given is the development stage of Berlin', () => {
  expect(read({})).toEqual({
    stage: 'dev',
    books: ['golden-book', 'guest-book'],
    timeZone: 'Europe/Berlin',
    corsOrigins: [],
    issuer: undefined,
    subscriberAccounts: [],
  })
})

test('lists are separated by commas, with or without spaces, and name a thing once', () => {
  expect(read({ books: 'golden-book, gäste , golden-book' }).books).toEqual(['golden-book', 'gäste'])
})

test.each([
  ['stage', 'Production'],
  ['stage', 'a-very-long-name-of-a-stage'],
  ['books', 'Golden Book'],
  ['books', 'golden-book,'],
  ['timeZone', 'Europe/Spandau'],
  ['timeZone', 'PST'],
  ['timeZone', '+01:00'],
  ['corsOrigins', '*'],
  ['corsOrigins', 'https://office.example/path'],
  ['subscriberAccounts', '12345'],
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
  expect(() => read({ issuer: 'https://login.city.example' })).toThrow(/it needs -c audience=/)
  expect(() => read({ audience: 'registry' })).toThrow(/it needs -c issuer=/)
})

test('a list in cdk.json instead of one text is refused, not ignored', () => {
  expect(() => read({ corsOrigins: ['https://office.example'] })).toThrow(/give one text/)
})
