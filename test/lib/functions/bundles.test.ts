import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { bundleFunctions } from '../../../lib/functions/bundles'
import { FUNCTION_NAMES, type FunctionName } from '../../../lib/functions/functions'
import { temporaryFolder } from '../../support/temporary-folder'

const folder = temporaryFolder()
beforeAll(() => bundleFunctions(folder.path))
afterAll(() => folder.remove())

const textOf = (name: string): string => readFileSync(join(folder.path, name, 'index.js'), 'utf8')

/** What the bundle asks for when it runs: minified, every `require` is a call with a text. */
const required = (text: string): string[] =>
  [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, specifier = '']) => specifier.replace('node:', ''))

/** Asked for only by operations of the SDK that no function calls. */
const NEVER_REACHED = new Set(['@smithy/core/event-streams', '@aws-sdk/signature-v4-crt'])

/** The functions that call no service of AWS. */
const WITHOUT_AWS = new Set<FunctionName>(['pages', 'token-claims'])

describe.each(FUNCTION_NAMES)('the bundle of %s', (name) => {
  test('is one file, beside the files of the pages', () => {
    expect(readdirSync(join(folder.path, name))).toEqual(
      name === 'pages' ? ['index.js', 'web'] : ['index.js'],
    )
  })

  test('needs nothing but Node.js itself', () => {
    const others = required(textOf(name)).filter((specifier) => !builtinModules.includes(specifier))
    expect(others.filter((specifier) => !NEVER_REACHED.has(specifier))).toEqual([])
  })

  test('loads nothing as an ES module, which would bring in all of fetch', () => {
    expect(textOf(name)).not.toMatch(/\bimport\(/)
  })

  test('is in ASCII: one other letter, and Node.js reads all of it at two bytes a letter', () => {
    expect(textOf(name)).not.toMatch(/[^\0-\x7f]/)
  })

  test('reads its credentials from the environment, if it calls AWS, and looks nowhere else', () => {
    expect(textOf(name).includes('AWS_SESSION_TOKEN')).toBe(!WITHOUT_AWS.has(name))
    expect(textOf(name)).not.toMatch(/AWS_CONTAINER_CREDENTIALS|AWS_WEB_IDENTITY_TOKEN_FILE|sso_session/)
  })
})

/** A word that only the schemas of a resource have. */
const WORDS = {
  partnerships: 'smart-city',
  visits: 'programme-outside-visit',
  books: 'signed-before',
  anniversaries: 'every',
  notices: 'visit-not-public',
}

// The document that meta answers has the words of all of them.
const withoutDocument = FUNCTION_NAMES.filter((name) => name !== 'meta')

test.each(withoutDocument)('%s is built with the schemas of its own resource only', (name) => {
  const found = Object.entries(WORDS).filter(([, word]) => textOf(name).includes(`"${word}"`))
  expect(found.map(([resource]) => resource)).toEqual(name in WORDS ? [name] : [])
})
