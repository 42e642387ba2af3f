/**
 * The long fuzz run: requests made from the OpenAPI document, sent to the synthesized template as it runs here, and
 * every answer checked against the document. Prints the seed, the answers by operation and status, and each violation
 * with the request that caused it; exit status 1 when there is one.
 */
import { parseArgs } from 'node:util'
import { SCOPES, tokenScope } from '../../contract/route'
import { CommandError, runCommand } from '../../cli/command'
import { readDocument, type OpenApi } from '../fuzz/document'
import { fuzz, type FuzzOutcome } from '../fuzz/fuzz'
import { countsOf, described } from '../fuzz/report'
import synthesize from '../support/global-setup'
import removeAssembly from '../support/global-teardown'
import { startRegistry } from '../support/registry'

/**
 * Requests of each kind that one registry gets before a new one takes over: what a part found can be repeated without
 * those before it. (The time is about the same for 1000 and 3000; writes get slower with the length of the stream.)
 */
const PER_REGISTRY = 1000

/** What went wrong where no answer tells of it: in a function that reads the stream, say. */
interface Part extends FuzzOutcome {
  readonly failures: readonly string[]
}

const ODD_SUBJECTS = ['', ' ', 'x'.repeat(256), 'office\n', 'a\0b', 'a\u202Eb', 'a\u200Bb']

async function fuzzOne(document: OpenApi, requests: number, seed: number): Promise<Part> {
  const failures: string[] = []
  const registry = await startRegistry({ onWarning: (line) => failures.push(line) })
  try {
    const token = await registry.tokenFor(...SCOPES)
    const scope = SCOPES.map(tokenScope).join(' ')
    const odd = ODD_SUBJECTS.map((subject) => registry.run.issuer.mint({ scope, subject }))
    const oneScope = SCOPES.map((each) => registry.tokenFor(each))
    const otherTokens = { odd: await Promise.all(odd), oneScope: await Promise.all(oneScope) }
    return {
      ...(await fuzz({ document, url: registry.run.url, token, otherTokens, requests, seed })),
      failures,
    }
  } finally {
    await registry.stop()
  }
}

function added(counts: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [name, count] of more) counts.set(name, (counts.get(name) ?? 0) + count)
}

async function fuzzAll(requests: number, seed: number): Promise<number> {
  const document = readDocument()
  const counts = new Map<string, number>()
  let violations = 0
  for (let done = 0; done < requests; done += PER_REGISTRY) {
    const size = Math.min(PER_REGISTRY, requests - done)
    const part = await fuzzOne(document, size, seed + done)
    const found = [...part.violations.map(described), ...part.failures]
    for (const text of found) console.log(`${text}\n  again with --seed ${seed + done} --requests ${size}\n`)
    violations += found.length
    added(counts, part.counts)
  }
  countsOf({ counts }).forEach((line) => console.log(line))
  return violations
}

const whole = (name: string, text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new CommandError(`--${name} takes a whole number from 1, such as --${name} 10000.`)
}

async function main(): Promise<void> {
  const random = String(1 + Math.floor(Math.random() * 1e9))
  const { values } = parseArgs({
    options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string', default: random } },
  })
  const requests = whole('requests', values.requests)
  console.log(`seed ${values.seed}: ${requests} valid and ${requests} broken requests`)
  const started = performance.now()
  synthesize()
  try {
    const violations = await fuzzAll(requests, whole('seed', values.seed))
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`\n${violations} violations in ${seconds} s, seed ${values.seed}`)
    process.exitCode = violations > 0 ? 1 : 0
  } finally {
    removeAssembly()
  }
}

void runCommand(main)
