/**
 * Measures cold starts: the time from loading a bundle to its first answer, each in a new process. The bundles are
 * interleaved, so that other load on the machine affects all of them. Prints medians and their ratio to a bare `GetItem`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { wholeNumberOf } from '../cli/options'
import { buildBundles } from './cold-start/build'
import { ColdStarts, startStub } from './cold-start/processes'
import { prepareRequests } from './cold-start/requests'

const HELP = `npm run bench:cold-start -- [options]

Measures the cold start of every function beside a bare handler.

  --runs N   new processes for each bundle (25)
  --help`

const LABELS: Record<string, string> = {
  bare: 'bare: one GetItem, minified and shaken',
  'bare-unshaken': 'the same, neither minified nor shaken',
  'usual-stack': "lib-dynamodb and import { z } from 'zod'",
}

const measure = async (folder: string, stub: string, runs: number): Promise<Map<string, number[]>> => {
  const functions = new ColdStarts(folder, stub)
  const requests = Object.entries(await prepareRequests(functions, stub))
  const times = new Map<string, number[]>(requests.map(([name]) => [name, []]))
  for (let run = 0; run < runs; run += 1) {
    for (const [name, event] of requests) times.get(name)?.push((await functions.start(name, event)).ms)
  }
  return times
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2
}

const kilobytes = (file: string): string => (statSync(file).size / 1024).toFixed(0)

const row = (...[name, size, ms, ratio]: string[]): void =>
  console.log(`${name?.padEnd(48)} ${size?.padStart(5)} ${ms?.padStart(7)} ${ratio?.padStart(6)}`)

const print = (folder: string, times: Map<string, number[]>): void => {
  const bare = median(times.get('bare') ?? [])
  row('function', 'KB', 'ms', 'ratio')
  for (const [name, values] of times) {
    const ms = median(values)
    const size = kilobytes(join(folder, name, 'index.js'))
    row(LABELS[name] ?? name, size, ms.toFixed(1), (ms / bare).toFixed(2))
  }
}

const main = async (): Promise<void> => {
  const { values } = readCommandLine(HELP, { runs: { type: 'string', default: '25' } })
  const runs = wholeNumberOf('runs', values.runs, { min: 1, max: 9999, example: 25 })
  const folder = mkdtempSync(join(tmpdir(), 'golden-book-cold-start-'))
  const stub = await startStub()
  try {
    buildBundles(folder)
    print(folder, await measure(folder, stub.url, runs))
    console.log(`\nNode.js ${process.version}, medians of ${runs} new processes each, interleaved`)
  } finally {
    stub.stop()
    rmSync(folder, { recursive: true })
  }
}

void runCommand(main)
