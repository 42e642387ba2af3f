/**
 * Measures the resident memory of `npm start` around a burst: after one request to each route, at the peak, and once the run
 * has rested. The engine, a process of its own, does not count.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { wholeNumberOf } from '../cli/options'
import removeAssembly from '../test/support/global-teardown'
import synthesize from '../test/support/global-setup'
import { sendBurst, type Burst } from './memory/burst'
import { residentMegabytes } from './memory/resident'
import { sendExamples } from './memory/routes'
import { startServer, type Server } from './memory/server'

const HELP = `npm run bench:memory -- [options]

Prints the resident memory of a local run before, at the peak of and after a burst, and the last by the first. Needs /proc.

  --readers N   clients that read, each one request after the other (300)
  --writers N   clients that record visits (50)
  --seconds N   the length of the burst (60)
  --rest N      the time after it, in seconds (60)
  --help`

async function measure(server: Server, burst: Burst, rest: number): Promise<void> {
  const memory = (): number => residentMegabytes(server.pid)
  const examples = await sendExamples(server)
  const before = memory()
  const { answers, peak } = await sendBurst(examples, burst, memory)
  await pause(rest * 1000)
  const after = memory()
  console.log(
    `${burst.readers} readers and ${burst.writers} writers for ${burst.seconds} s, answers: ${answers}`,
  )
  console.log(
    `before ${before} MB, peak ${peak} MB, ${rest} s after ${after} MB: ${(after / before).toFixed(2)}`,
  )
}

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    readers: { type: 'string', default: '300' },
    writers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    rest: { type: 'string', default: '60' },
  })
  const burst = {
    readers: wholeNumberOf('readers', values.readers, { min: 1, max: 1000, example: 300 }),
    writers: wholeNumberOf('writers', values.writers, { min: 1, max: 1000, example: 50 }),
    seconds: wholeNumberOf('seconds', values.seconds, { min: 1, max: 600, example: 60 }),
  }
  const rest = wholeNumberOf('rest', values.rest, { min: 0, max: 600, example: 60 })
  synthesize()
  try {
    const server = await startServer()
    try {
      await measure(server, burst, rest)
    } finally {
      await server.stop()
    }
  } finally {
    removeAssembly()
  }
}

void runCommand(main).then(() => process.exit())
