/** Every Markdown file of the repository: short lines, links that lead somewhere, and paths that exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const ROOT = join(__dirname, '../..')
const MOST_CHARACTERS = 119
const SKIPPED = new Set(['node_modules', 'cdk.out', 'coverage'])

/** The Markdown files below a folder, as paths from the root. */
const markdownIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return SKIPPED.has(entry.name) || entry.name.startsWith('.') ? [] : markdownIn(path)
    return entry.name.endsWith('.md') ? [path] : []
  })

const files = markdownIn('.')
const FENCE = /^ *```/

/** The lines outside of code blocks. */
function proseOf(text: string): string[] {
  let isCode = false
  return text.split('\n').filter((line) => {
    if (FENCE.test(line)) isCode = !isCode
    return !isCode && !FENCE.test(line)
  })
}

const readText = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const isTable = (line: string): boolean => /^ *\|/.test(line)
const hasUrl = (line: string): boolean => /https?:\/\//.test(line)

/** The anchors of a text's headings, as GitHub makes them. */
const anchorsIn = (text: string): string[] =>
  proseOf(text).flatMap((line) => {
    const [, title] = /^#+ (.*)$/.exec(line) ?? []
    return title === undefined
      ? []
      : [
          title
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
            .replaceAll(' ', '-'),
        ]
  })

/** Whether a link from a file leads to a file, and to a heading if it names one. */
function leadsSomewhere(file: string, link: string): boolean {
  if (/^https?:/.test(link)) return true
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? file : join(dirname(file), path)
  if (!existsSync(join(ROOT, target))) return false
  return anchor === undefined || anchorsIn(readText(target)).includes(anchor)
}

/** The folders of the repository, by which a path in a text is recognized. */
const FOLDERS = new Set(
  readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])),
)

/** The paths that a text names as inline code, such as `domain/visits/visit.ts`. */
const pathsIn = (prose: readonly string[]): string[] =>
  [...prose.join('\n').matchAll(/`([\w.-]+\/[\w./-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => FOLDERS.has(path.split('/')[0] ?? ''))

test('finds the Markdown files', () => {
  expect(files).toEqual(
    expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/runbook.md', 'examples/README.md']),
  )
})

test.each(files)(
  '%s has no line of 120 characters or more outside of tables, code blocks and URLs',
  (file) => {
    const long = proseOf(readText(file)).filter(
      (line) => line.length > MOST_CHARACTERS && !isTable(line) && !hasUrl(line),
    )
    expect(long).toEqual([])
  },
)

test.each(files)('%s has links that lead somewhere', (file) => {
  const links = [
    ...proseOf(readText(file))
      .join('\n')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, link = '']) => link)
  expect(links.filter((link) => !leadsSomewhere(file, link))).toEqual([])
})

test.each(files)('%s names paths that exist', (file) => {
  expect(pathsIn(proseOf(readText(file))).filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test.each(files.filter((file) => dirname(file) === 'docs/decisions'))(
  '%s begins with the number of its name',
  (file) => {
    expect(readText(file)).toMatch(new RegExp(`^# ${Number(basename(file).slice(0, 4))}\\. \\S`))
  },
)

test.each([
  ['a `b/c.ts`, `domain/visits/visit.ts` and `lib/`', ['domain/visits/visit.ts', 'lib/']],
  ['`npm run x`, `visits/0190…`, `domain/` twice: `domain/`', ['domain/', 'domain/']],
])('finds the paths in %j', (text, paths) => {
  expect(pathsIn([text])).toEqual(paths)
})

test('leaves code blocks out', () => {
  expect(proseOf('a\n```sh\nb\n```\nc')).toEqual(['a', 'c'])
})
