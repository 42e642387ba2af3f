import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { dropFault } from '../data/file-fault'
import { type AsyncSettings, asyncRecord } from './async-settings'
import type { FunctionError } from './environment'
import type { LocalFunction } from './local-function'

interface AsyncInvocationDeps {
  clock: Clock
  onWarning: (message: string) => void
}

/** Pauses before the first and the second retry, in milliseconds (Lambda Developer Guide, "Error handling for asynchronous invocation"). */
const retryPauses = [60_000, 120_000]

interface Invocation {
  event: unknown
  requestId: string
  /** Milliseconds since 1970. */
  acceptedAt: number
}

/**
 * Asynchronous invocations of a function: failed ones are retried, then sent to the function's failure destination.
 * Pending retries end with the run.
 */
export class AsyncInvocations {
  private readonly retries = new Set<() => void>()
  private stopped = false

  constructor(
    private readonly target: LocalFunction,
    private readonly settings: AsyncSettings,
    private readonly deps: AsyncInvocationDeps,
  ) {}

  /** Resolves after the first attempt. */
  async invoke(event: unknown): Promise<void> {
    await this.attempt({ event, requestId: randomUUID(), acceptedAt: this.deps.clock.now() }, 1)
  }

  stop(): void {
    this.stopped = true
    this.retries.forEach((cancel) => cancel())
  }

  private async attempt(invocation: Invocation, attempts: number): Promise<void> {
    const result = await this.target.invoke(invocation.event)
    if (this.stopped || !('error' in result)) return
    const pause = retryPauses[attempts - 1] ?? 0
    const { clock } = this.deps
    const ageSeconds = (clock.now() + pause - invocation.acceptedAt) / 1000
    if (attempts > this.settings.maxRetries)
      this.discard(invocation, attempts, result.error, 'RetriesExhausted')
    else if (ageSeconds > this.settings.maxAgeSeconds)
      this.discard(invocation, attempts, result.error, 'EventAgeExceeded')
    else {
      this.warn(result.error, `will be retried in ${pause / 1000} s`)
      const cancel = clock.at(clock.now() + pause, () => {
        this.retries.delete(cancel)
        void this.attempt(invocation, attempts + 1)
      })
      this.retries.add(cancel)
    }
  }

  private discard(invocation: Invocation, attempts: number, error: FunctionError, condition: string): void {
    const { destination } = this.settings
    const { event, requestId } = invocation
    const functionArn = this.target.settings.arn
    const body = asyncRecord({ event, requestId, attempts, functionArn, error, condition })
    dropFault(() => destination?.send({ body }))
    const outcome = destination ? `sent to ${destination.settings.logicalId}` : 'dropped'
    this.warn(error, `was discarded (${condition}) and ${outcome}`)
  }

  private warn({ errorType, errorMessage }: FunctionError, outcome: string): void {
    const { logicalId } = this.target.settings
    this.deps.onWarning(`${logicalId}: an event ${outcome} (${errorType}: ${errorMessage.split('\n')[0]})`)
  }
}
