/**
 * One cold start, run in a process of its own: `first-answer BUNDLE EVENT_FILE` writes, as the last line, the
 * milliseconds from before the bundle is loaded to its first answer, and the answer.
 */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

interface Bundle {
  readonly handler: (event: unknown) => Promise<unknown>
}

const [bundle = '', eventFile = ''] = process.argv.slice(2)
const event: unknown = JSON.parse(readFileSync(eventFile, 'utf8'))

const answerFirst = async () => {
  const started = performance.now()
  const { handler } = require(bundle) as Bundle
  const answer = await handler(event)
  return { ms: performance.now() - started, answer }
}

void answerFirst().then((result) => {
  process.stdout.write(`\n${JSON.stringify(result)}\n`)
  process.exit()
})
