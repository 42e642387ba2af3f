/**
 * Sends requests that are generated from the document, valid and invalid ones in turn, and collects the violations.
 */
import * as fc from 'fast-check'
import { bodyFaults } from './acceptance'
import { ResponseChecker } from './response-checker'
import { Arbitraries } from './arbitraries'
import { clientOf, type ReceivedResponse, type FuzzClient } from './client'
import { operationsOf, type OpenApi } from './document'
import { mutated, type OtherTokens } from './mutations'
import { Pool } from './pool'
import { requestArbitrary, type FuzzRequest } from './requests'

/** A response that the document does not allow. */
export interface Violation {
  readonly faults: readonly string[]
  readonly request: FuzzRequest
  /** Undefined if there was no response. */
  readonly answer?: ReceivedResponse
}

export interface FuzzOutcome {
  readonly violations: readonly Violation[]
  /** The number of responses by operation and status, such as `recordVisit 201`. */
  readonly counts: ReadonlyMap<string, number>
}

interface FuzzOptions {
  readonly document: OpenApi
  readonly url: string
  readonly token: string
  /** @default none */
  readonly otherTokens?: OtherTokens
  /** The number of valid requests, and also of invalid ones. */
  readonly requests: number
  /** The same seed makes the same choices; the ids and times of the registry differ. */
  readonly seed: number
}

export async function fuzz({
  document,
  url,
  token,
  otherTokens,
  requests,
  seed,
}: FuzzOptions): Promise<FuzzOutcome> {
  const operations = operationsOf(document)
  const pool = new Pool(operations)
  const valid = requestArbitrary(operations, new Arbitraries(document, pool), pool)
  const client = clientOf(url, token)
  const sender = new Sender(client, new ResponseChecker(document), pool)
  const both = fc.asyncProperty(
    valid,
    mutated(valid, pool, otherTokens),
    async (validRequest, invalidRequest) => {
      await sender.send(validRequest)
      await sender.send(invalidRequest)
    },
  )
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
    private readonly client: FuzzClient,
    private readonly checker: ResponseChecker,
    private readonly pool: Pool,
  ) {}

  async send(request: FuzzRequest): Promise<void> {
    const faultsOfFuzzer = request.mutation === undefined ? bodyFaults(request, this.checker.schemas) : []
    if (faultsOfFuzzer.length > 0)
      this.violations.push({
        faults: ['The fuzzer has generated an invalid request:', ...faultsOfFuzzer],
        request,
      })
    const answer = await this.client.send(request).catch(String)
    if (typeof answer === 'string') {
      this.count(`${request.operation.name} none`)
      this.violations.push({ faults: [`No response: ${answer}`], request })
      return
    }
    this.count(`${request.operation.name} ${answer.status}`)
    const faults = this.checker.faultsOf(request, answer)
    if (faults.length > 0) this.violations.push({ faults, request, answer })
    // A cursor is valid for the caller that received it only, so responses to other tokens are not learned.
    if (!('authorization' in request.headers)) this.pool.learn(request, answer)
  }

  private count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }
}
