/** The commands of docs/tour.md, run by bash as they are written, against a registry on a free port. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from 'template-runner/table/free-port'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'

const ROOT = join(__dirname, '../..')
const tour = readFileSync(join(ROOT, 'docs/tour.md'), 'utf8')

/** The code blocks that bash runs, one after the other. */
const commands = [...tour.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code = '']) => code).join('')

/** The commands for another address, data folder and port of the receiver than the usual ones. */
const commandsFor = (url: string, data: string, receiverPort: number): string =>
  commands
    .replaceAll('http://127.0.0.1:3000', url)
    .replaceAll(/npm run -s token(?: --(?= ))?/g, `npm run -s token -- --data ${data}`)
    .replaceAll('4000', String(receiverPort))

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

async function runBash(script: string): Promise<Ended> {
  const child = spawn('bash', ['-u'], { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.end(script)
  const status = await new Promise<number | null>((end) => child.on('close', end))
  return { status, stdout, stderr }
}

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** The codes of the problems in the output, in order. */
const problemsIn = (output: string): string[] =>
  [...output.matchAll(/"urn:golden-book:problem:([\w-]+)"/g)].map(([, code = '']) => code)

if (['bash', 'curl'].every(isInstalled))
  describe('the tour', () => {
    let registry: LocalRegistry
    let ended: Ended
    beforeAll(async () => {
      registry = await startLocalRegistry()
      ended = await runBash(commandsFor(registry.run.url, registry.run.data, await freePort()))
    }, 300_000)
    afterAll(() => registry.stop())

    test('runs to its end', () => {
      expect(ended).toMatchObject({ status: 0, stderr: '' })
      expect(ended.stdout).toMatch(/^END:VCALENDAR\s*$/m)
    })

    test('meets only the two problems that it announces', () => {
      expect(problemsIn(ended.stdout)).toEqual(['stale-version', 'not-found'])
    })

    test('records what it says', async () => {
      const { body: visits } = await registry.send('GET', '/v1/visits')
      expect(visits.items).toEqual([
        expect.objectContaining({ status: 'completed', visibility: 'press', version: 5 }),
      ])
      const { body: entry } = await registry.send('GET', '/v1/books/golden-book/entries/1')
      expect(entry).toMatchObject({ place: 'Festsaal', visibility: 'press' })
      const { body: book } = await registry.send('GET', '/v1/books/golden-book')
      expect(book).toMatchObject({ version: 1, entries: 1 })
    })

    test('looks at the registry before an import, and records nothing of the archive', () => {
      expect(ended.stdout).toContain('Would be recorded: 18 partnerships, 17 visits, 25 signings')
      expect(ended.stdout).toMatch(/Already there, differs: 1 partnership\n.*p04: recorded live/)
      expect(ended.stdout).toContain('--volume-in-use golden-book=9,capacity=PAGES,next-page=PAGE')
    })

    test('shows the notes to the office only', () => {
      const [, shown = ''] = /"title":"Precondition failed[^\n]*\n([^\n]*)\n/.exec(ended.stdout) ?? []
      expect(JSON.parse(shown)).toMatchObject({ visibility: 'press', status: 'confirmed' })
      expect(shown).not.toContain('The car waits')
    })
  })
else test.todo('the tour runs where bash and curl are on the PATH')
