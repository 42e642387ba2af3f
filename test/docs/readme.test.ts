/** The README's first screen, which decides whether a stranger reads on. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const firstScreen = readme.split('\n').slice(0, 42).join('\n')

test.each([
  'registry of a city',
  '**For whom.**',
  'spreadsheet',
  'pretix',
  'Indico',
  'It has never run on AWS itself',
  'npm ci && npm start',
  'npm ci && npm test',
])('has %j on its first screen', (text) => {
  expect(firstScreen.replaceAll(/\s+/g, ' ')).toContain(text)
})

test('names only scripts that exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = [...readme.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})
