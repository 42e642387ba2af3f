import { setTimeout as pause } from 'node:timers/promises'
import { EXAMPLES } from '../../contract/catalogue'
import type { Example } from '../../contract/docs'
import type { ExampleSender } from '../../test/support/examples'

export interface Burst {
  /** Clients, each of which sends one request after the other. */
  readonly readers: number
  readonly writers: number
  readonly seconds: number
}

interface BurstResult {
  /** Number of answers by status, as a text: `200 × 9000, 201 × 900`. */
  readonly answers: string
  /** The most that `measure` has returned, once a second. */
  readonly peak: number
}

/** A client waits this long after an answer that is no success, such as 429, in milliseconds. */
const PAUSE_AFTER_REFUSAL = 250

/** Readers send the examples of the routes that read, and writers that of a new visit, until the time is over. */
export async function sendBurst(
  sender: ExampleSender,
  { readers, writers, seconds }: Burst,
  measure: () => number,
): Promise<BurstResult> {
  const reads = await successful(sender)
  const writes = [newVisit()]
  const statuses = new Map<string, number>()
  const end = performance.now() + seconds * 1000
  const sendUntilEnd = async (examples: readonly Example[], first: number): Promise<void> => {
    for (let next = first; performance.now() < end; next += 1) {
      const status = await statusOf(sender, examples[next % examples.length])
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (!status.startsWith('2')) await pause(PAUSE_AFTER_REFUSAL)
    }
  }
  let peak = 0
  const timer = setInterval(() => (peak = Math.max(peak, measure())), 1000)
  await Promise.all([
    ...Array.from({ length: readers }, (_, client) => sendUntilEnd(reads, client)),
    ...Array.from({ length: writers }, (_, client) => sendUntilEnd(writes, client)),
  ])
  clearInterval(timer)
  const answers = [...statuses].map(([status, count]) => `${status} × ${count}`).toSorted()
  return { answers: answers.join(', '), peak: Math.max(peak, measure()) }
}

/** The examples that read what no other example has deleted. */
async function successful(sender: ExampleSender): Promise<Example[]> {
  const reads: Example[] = []
  for (const example of EXAMPLES.filter(({ route }) => route.method === 'GET'))
    if ((await sender.send(example)).status === example.route.answer.status) reads.push(example)
  return reads
}

/** The example of a new visit, without its partnership: else every summary of it would become longer with the burst. */
function newVisit(): Example {
  const example = EXAMPLES.find(({ route }) => route.name === 'recordVisit')
  if (!example) throw new Error('The catalogue has no example of a new visit.')
  const { partnershipId: _, anniversary: _a, ...body } = example.body as Record<string, unknown>
  return { ...example, body }
}

/** The status of the answer, or the name of the error without one. */
async function statusOf(sender: ExampleSender, example: Example | undefined): Promise<string> {
  if (!example) return 'none'
  try {
    return String((await sender.send(example)).status)
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}
