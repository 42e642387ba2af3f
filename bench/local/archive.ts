/** An archive of signings, and its import by the command. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram } from '../../test/support/program'
import { temporaryFolder } from '../../test/support/temporary-folder'
import { addDays } from '../../domain/time/partial-date'
import { usageOf, usageOfRun } from './processes'
import type { RunProcess } from '../run-process'

interface ImportOptions {
  readonly signings: number
  /** When to stop, by `performance.now()`. */
  readonly deadline: number
}

interface Import {
  readonly seconds: number
  /** The command's report. */
  readonly report: string
  /** The exit status; null when the import was stopped at the deadline. */
  readonly status: number | null
}

const SAMPLE_MS = 10_000
const SIGNINGS_OF_FILE = 1000

/** Imports an archive by `npm run import`, and prints the memory of all processes meanwhile. */
export async function measureImport(registry: RunProcess, options: ImportOptions): Promise<Import> {
  const folder = temporaryFolder()
  try {
    const files = writeArchive(join(folder.path, 'bench'), options.signings)
    const started = performance.now()
    const token = await registry.token()
    const { child, output, ended } = startProgram('import', [...files, '--url', registry.url], {
      GOLDEN_BOOK_TOKEN: token,
    })
    const deadline = setTimeout(() => child.kill(), Math.max(0, options.deadline - started))
    const samples = setInterval(() => printSample(started, registry, child.pid, output.stderr), SAMPLE_MS)
    const { status } = await ended
    clearTimeout(deadline)
    clearInterval(samples)
    return { seconds: (performance.now() - started) / 1000, report: output.stdout, status }
  } finally {
    folder.remove()
  }
}

/** Returns the files. */
function writeArchive(folder: string, signings: number): string[] {
  mkdirSync(folder)
  const items = Array.from({ length: signings }, (_, index) => signingOf(index))
  const files: string[] = []
  for (let first = 0; first < signings; first += SIGNINGS_OF_FILE) {
    const file = join(folder, `signings-${String(first).padStart(6, '0')}.json`)
    writeFileSync(file, JSON.stringify({ items: items.slice(first, first + SIGNINGS_OF_FILE) }))
    files.push(file)
  }
  return files
}

const signingOf = (index: number): object => ({
  id: `s${index}`,
  book: 'goldenes-buch',
  volume: null,
  page: null,
  date: addDays('1965-01-01', index * 5),
  datePrecision: 'day',
  signers: [
    { name: `Guest ${index}`, office: 'Mayor', country: 'TR', role: 'principal' },
    { name: `Companion ${index % 500}`, office: null, country: null, role: 'companion' },
  ],
  host: { name: `Host ${index % 20}`, office: 'Mayor', country: 'DE' },
  occasion: `Visit ${index}`,
  sources: ['https://archive.example/signings'],
})

/** The processor seconds are those since the start of each process. */
function printSample(started: number, registry: RunProcess, importer = 0, progress = ''): void {
  const { run, engine } = usageOfRun(registry.pid)
  const used = [usageOf(importer), run, engine].flatMap(({ seconds, megabytes }) => [seconds, megabytes])
  const cells = [(performance.now() - started) / 1000, ...used].map((value) => value.toFixed(0).padStart(11))
  console.log(`${cells.join('')}   ${progress.trim().split('\n').at(-1) ?? ''}`)
}
