/** What every part of the scenario needs. */
import { randomUUID } from 'node:crypto'
import type { Clock } from 'template-runner/clock'
import type { eventually } from '../support/eventually'
import type { ExampleSender } from '../support/examples'
import type { Registry } from '../support/registry'
import type { Subscriber } from '../support/subscriber'

export interface ScenarioContext {
  readonly soon: typeof eventually
  /** Sends a request that must succeed. */
  readonly ok: ReturnType<typeof requestOk>
  readonly examples: ExampleSender
  /** Approves a notice as a second person. */
  readonly approve: (notice: string) => Promise<void>
  readonly subscriber: Subscriber
  readonly clock: Clock
  /** How often a message was postponed. */
  readonly postponed: () => number
}

export const requestOk =
  (registry: Registry) => async (method: string, path: string, body?: unknown, version?: number) => {
    const headers = {
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    }
    const answer = await registry.send(method, path, { headers, ...(body ? { body } : {}) })
    expect([path, answer.status]).toEqual([
      path,
      method === 'POST' && answer.status > 200 ? answer.status : 200,
    ])
    expect(answer.status).toBeLessThan(300)
    return answer.body
  }
