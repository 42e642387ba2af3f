/**
 * The long fuzz run: generates requests from the OpenAPI document, sends them to the synthesized template, which runs
 * on this machine, and checks every response by the document. Prints the seed, the numbers of responses by operation
 * and status, and each violation with its request and the options that repeat it. The exit status is 1 if there is a
 * violation.
 */
import { SCOPES, tokenScope } from '../../contract/route'
import { CommandError, runCommand } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import { readDocument, type OpenApi } from '../fuzz/document'
import { fuzz, type FuzzOutcome } from '../fuzz/fuzz'
import { linesOfCounts, describeViolation } from '../fuzz/report'
import synthesize from '../support/global-setup'
import removeAssembly from '../support/global-teardown'
import { startLocalRegistry } from '../support/local-registry'

const HELP = `npm run test:fuzz -- [options]

Sends valid and invalid requests, generated from the OpenAPI document.

  --requests N   valid requests, and as many invalid ones (10000)
  --seed N       repeats the requests of an earlier run
  --help`

/**
 * Valid requests, and as many invalid ones, to one registry. Each registry is a batch with a seed of its own, so that
 * a violation can be repeated without the batches before it. (1000 and 3000 take about the same time: writes get
 * slower as the stream gets longer.)
 */
const PER_REGISTRY = 1000

interface Batch extends FuzzOutcome {
  /** Warnings of the run, such as errors of functions that no response shows. */
  readonly failures: readonly string[]
}

/** Values of `sub` in a token that the registry must refuse. */
const INVALID_SUBJECTS = ['', ' ', 'x'.repeat(256), 'office\n', 'a\0b', 'a\u202Eb', 'a\u200Bb']

async function fuzzBatch(document: OpenApi, requests: number, seed: number): Promise<Batch> {
  const failures: string[] = []
  const registry = await startLocalRegistry({ onWarning: (line) => failures.push(line) })
  try {
    const token = await registry.tokenFor(...SCOPES)
    const scope = SCOPES.map(tokenScope).join(' ')
    const invalid = INVALID_SUBJECTS.map((subject) => registry.run.issuer.mint({ scope, subject }))
    const oneScope = SCOPES.map((each) => registry.tokenFor(each))
    const otherTokens = { invalidSubject: await Promise.all(invalid), oneScope: await Promise.all(oneScope) }
    return {
      ...(await fuzz({ document, url: registry.run.url, token, otherTokens, requests, seed })),
      failures,
    }
  } finally {
    await registry.stop()
  }
}

function addCounts(counts: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [name, count] of more) counts.set(name, (counts.get(name) ?? 0) + count)
}

async function fuzzAll(requests: number, seed: number): Promise<number> {
  const document = readDocument()
  const counts = new Map<string, number>()
  let violations = 0
  for (let done = 0; done < requests; done += PER_REGISTRY) {
    const size = Math.min(PER_REGISTRY, requests - done)
    const batch = await fuzzBatch(document, size, seed + done)
    const found = [...batch.violations.map(describeViolation), ...batch.failures]
    for (const text of found) console.log(`${text}\n  repeat with --seed ${seed + done} --requests ${size}\n`)
    violations += found.length
    addCounts(counts, batch.counts)
  }
  linesOfCounts({ counts }).forEach((line) => console.log(line))
  return violations
}

const wholeNumber = (name: string, text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new CommandError(`--${name} takes a whole number from 1, such as --${name} 10000.`)
}

async function main(): Promise<void> {
  const random = String(1 + Math.floor(Math.random() * 1e9))
  const { values } = readCommandLine(HELP, {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: random },
  })
  const requests = wholeNumber('requests', values.requests)
  console.log(`seed ${values.seed}: ${requests} valid and ${requests} invalid requests`)
  const started = performance.now()
  synthesize()
  try {
    const violations = await fuzzAll(requests, wholeNumber('seed', values.seed))
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`\n${violations} violations in ${seconds} s, seed ${values.seed}`)
    process.exitCode = violations > 0 ? 1 : 0
  } finally {
    removeAssembly()
  }
}

void runCommand(main)
