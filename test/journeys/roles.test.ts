/** Roles: what a client with each set of scopes may ask of each route, as `roles.txt` has it. `npm run roles` writes it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { READ_SCOPES, SCOPES, type Route, type Scope } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'
import { startRegistry, type Registry } from '../support/registry'
import { sendRequest } from '../support/send-request'
import { cellOf, printed, type SendAs } from './roles/table'
import { recordThings, type Things } from './roles/things'

let registry: Registry
let things: Things

beforeAll(async () => {
  registry = await startRegistry()
  things = await recordThings(registry)
})
afterAll(async () => {
  await registry.stop()
  await things.close()
})

/** Sets of scopes by the name of the role; without one, there is no token. */
const ROLES: Readonly<Record<string, readonly Scope[] | undefined>> = {
  'no token': undefined,
  ...Object.fromEntries(SCOPES.map((scope) => [scope, [scope]])),
  'read + read.press': ['read', 'read.press'],
  'read + read.public': ['read', 'read.public'],
  'read.press + read.public': ['read.press', 'read.public'],
  'read + read.press + read.public': READ_SCOPES,
  'read.public + write': ['read.public', 'write'],
  'read + write + book': ['read', 'write', 'book'],
  everything: SCOPES,
}

/** Asks as a client of a role, which is another one for each role. */
async function sendAs(role: string): Promise<SendAs> {
  const scopes = ROLES[role]
  const caller = scopes && (await registry.callerOf(role, ...scopes))
  return (method, path, body) =>
    sendRequest(registry.url, method, path, {
      headers: { 'if-match': '*' },
      ...(caller ? { token: caller.token } : {}),
      ...(body ? { body } : {}),
    })
}

test('answers each role at each route as the table says', async () => {
  const cells = new Map<Route, Map<string, string>>(ROUTES.map((route) => [route, new Map()]))
  for (const role of Object.keys(ROLES)) {
    const asRole = await sendAs(role)
    for (const route of ROUTES) cells.get(route)?.set(role, await cellOf(route, asRole, things))
  }
  const file = join(__dirname, 'roles.txt')
  if (process.env['WRITE_ROLES'] === 'true') writeFileSync(file, printed(cells))
  expect(printed(cells)).toBe(readFileSync(file, 'utf8'))
})
