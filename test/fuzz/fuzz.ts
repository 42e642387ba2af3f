/** Sends requests made from the document, as many broken as valid ones, and says which answers the document forbids. */
import * as fc from 'fast-check'
import { bodyFaults } from './acceptance'
import { ResponseChecker } from './response-checker'
import { Arbitraries } from './arbitraries'
import { clientOf, type ReceivedResponse, type Client } from './client'
import { operationsOf, type OpenApi } from './document'
import { mutated, type OtherTokens } from './mutations'
import { Pool } from './pool'
import { requestArbitrary, type FuzzRequest } from './requests'

export interface Violation {
  readonly faults: readonly string[]
  readonly request: FuzzRequest
  /** Undefined when none came. */
  readonly answer?: ReceivedResponse
}

export interface FuzzOutcome {
  readonly violations: readonly Violation[]
  /** How many answers of each operation had each status: `recordVisit 201`. */
  readonly counts: ReadonlyMap<string, number>
}

interface Fuzzing {
  readonly document: OpenApi
  readonly url: string
  readonly token: string
  /** @default none */
  readonly otherTokens?: OtherTokens
  /** So many valid ones, and so many broken ones, in turn. */
  readonly requests: number
  /** The same seed makes the same choices; ids and times that the registry makes up differ. */
  readonly seed: number
}

export async function fuzz({
  document,
  url,
  token,
  otherTokens,
  requests,
  seed,
}: Fuzzing): Promise<FuzzOutcome> {
  const operations = operationsOf(document)
  const pool = new Pool(operations)
  const valid = requestArbitrary(document, operations, new Arbitraries(document, pool), pool)
  const client = clientOf(url, token)
  const sender = new Sender(client, new ResponseChecker(document), pool)
  const both = fc.asyncProperty(valid, mutated(valid, pool, otherTokens), async (good, bad) => {
    await sender.send(good)
    await sender.send(bad)
  })
  try {
    await fc.assert(both, { numRuns: requests, seed, endOnFailure: true })
  } finally {
    client.close()
  }
  return { violations: sender.violations, counts: sender.counts }
}

class Sender {
  readonly violations: Violation[] = []
  readonly counts = new Map<string, number>()

  constructor(
    private readonly client: Client,
    private readonly answers: ResponseChecker,
    private readonly pool: Pool,
  ) {}

  async send(request: FuzzRequest): Promise<void> {
    const own = request.mutation === undefined ? bodyFaults(request, this.answers.schemas) : []
    if (own.length > 0) this.violations.push({ faults: ['The fuzzer made it wrong:', ...own], request })
    const answer = await this.client.send(request).catch(String)
    if (typeof answer === 'string') {
      this.count(`${request.operation.name} none`)
      this.violations.push({ faults: [`No answer: ${answer}`], request })
      return
    }
    this.count(`${request.operation.name} ${answer.status}`)
    const faults = this.answers.faultsOf(request, answer)
    if (faults.length > 0) this.violations.push({ faults, request, answer })
    // A cursor is good for the lists of its own caller: those of another token are not requested for with this one.
    if (!('authorization' in request.headers)) this.pool.learn(request, answer)
  }

  private count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }
}
