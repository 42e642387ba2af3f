import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { bundleFunctions, FUNCTIONS } from '../../lib/bundles'
import { temporaryFolder } from '../support/temporary-folder'

const folder = temporaryFolder()
beforeAll(() => bundleFunctions(folder.path))
afterAll(() => folder.remove())

const textOf = (name: string): string => readFileSync(join(folder.path, name, 'index.js'), 'utf8')

/** What the bundle asks for when it runs: minified, every `require` is a call with a text. */
const required = (text: string): string[] =>
  [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, specifier = '']) => specifier.replace('node:', ''))

/** Asked for only by operations of the SDK that no function calls. */
const NEVER_REACHED = new Set(['@smithy/core/event-streams', '@aws-sdk/signature-v4-crt'])

describe.each(FUNCTIONS)('the bundle of %s', (name) => {
  test('is one file', () => {
    expect(readdirSync(join(folder.path, name))).toEqual(['index.js'])
  })

  test('needs nothing but Node.js itself', () => {
    const others = required(textOf(name)).filter((specifier) => !builtinModules.includes(specifier))
    expect(others.filter((specifier) => !NEVER_REACHED.has(specifier))).toEqual([])
  })

  test('loads nothing as an ES module, which would bring in all of fetch', () => {
    expect(textOf(name)).not.toMatch(/\bimport\(/)
  })

  test('reads its credentials from the environment, and looks nowhere else', () => {
    expect(textOf(name)).toContain('AWS_SESSION_TOKEN')
    expect(textOf(name)).not.toMatch(/AWS_CONTAINER_CREDENTIALS|AWS_WEB_IDENTITY_TOKEN_FILE|sso_session/)
  })
})
