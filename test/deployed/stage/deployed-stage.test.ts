import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../support/temporary-folder'
import { readStage, TRIAL_SERVICES } from './deployed-stage'

const OUTPUTS = {
  ApiUrl: 'https://api.example',
  BusName: 'bus',
  TableName: 'table',
  TokenUrl: 'https://sign-in.example/oauth2/token',
  UserPoolId: 'eu-central-1_x',
}
const CLIENTS = Object.fromEntries(
  TRIAL_SERVICES.split(',').map((name) => [`Trial${name.slice(-1).toUpperCase()}ClientId`, name]),
)

const folder = temporaryFolder()
const file = join(folder.path, 'outputs.json')
afterAll(() => folder.remove())

const read = (outputs: object) => {
  writeFileSync(file, JSON.stringify(outputs))
  return readStage(file)
}

test('reads the stage, its addresses and its clients for tests', () => {
  expect(read({ 'golden-book-dev': { ...OUTPUTS, ...CLIENTS, OtherClientId: 'other' } })).toEqual({
    name: 'dev',
    outputs: expect.objectContaining(OUTPUTS),
    clients: TRIAL_SERVICES.split(','),
  })
})

test.each([
  [
    'of a stage without clients for tests',
    { 'golden-book-dev': OUTPUTS },
    /deploy it with -c services=trial-a,/,
  ],
  [
    'of a stage with an issuer of the city',
    { 'golden-book-dev': { ...CLIENTS, ...OUTPUTS, UserPoolId: undefined } },
    /lack UserPoolId/,
  ],
  [
    'without the name of the stack',
    Object.entries({ ...OUTPUTS, ...CLIENTS }).map(([OutputKey, OutputValue]) => ({
      OutputKey,
      OutputValue,
    })),
    /does not name the stack/,
  ],
])('refuses outputs %s in one line', (_what, outputs, said) => {
  expect(() => read(outputs)).toThrow(said)
})

test('refuses a file that is not there', () => {
  expect(() => readStage(join(folder.path, 'none.json'))).toThrow(/none\.json cannot be read: give --outputs/)
})
