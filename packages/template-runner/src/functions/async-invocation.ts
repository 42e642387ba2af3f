import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { type AsyncSettings, asyncRecord } from './async-settings'
import type { FunctionError } from './environment'
import type { LocalFunction } from './local-function'

export interface AsyncInvocationDeps {
  clock: Clock
  /** Hears, in a sentence, of what failed. */
  onFailure: (line: string) => void
}

/** Before each retry, in milliseconds (Lambda Developer Guide, "How Lambda handles errors and retries"). */
const pauses = [60_000, 120_000]

/**
 * Invocations of a function whose caller does not wait: Lambda takes each, and tries it again when the function fails;
 * what fails to the end goes to the function's own destination. The caller hears of none of it. What waits for its retry
 * is forgotten when the run ends.
 */
export class AsyncInvocations {
  private readonly retries = new Set<() => void>()
  private stopped = false

  constructor(
    private readonly target: LocalFunction,
    private readonly settings: AsyncSettings,
    private readonly deps: AsyncInvocationDeps,
  ) {}

  /** Settles after the first attempt. */
  async invoke(event: unknown): Promise<void> {
    await this.attempt({ event, requestId: randomUUID(), takenAt: this.deps.clock.now() }, 1)
  }

  stop(): void {
    this.stopped = true
    this.retries.forEach((cancel) => cancel())
  }

  private async attempt(invocation: Invocation, attempts: number): Promise<void> {
    const outcome = await this.target.invoke(invocation.event)
    if (this.stopped || !('error' in outcome)) return
    const wait = pauses[attempts - 1] ?? 0
    const { clock } = this.deps
    const ageSeconds = (clock.now() + wait - invocation.takenAt) / 1000
    if (attempts > this.settings.retries) this.giveUp(invocation, attempts, outcome.error, 'RetriesExhausted')
    else if (ageSeconds > this.settings.oldestSeconds)
      this.giveUp(invocation, attempts, outcome.error, 'EventAgeExceeded')
    else {
      this.tell(outcome.error, `is tried again in ${wait / 1000} s`)
      const cancel = clock.at(clock.now() + wait, () => {
        this.retries.delete(cancel)
        void this.attempt(invocation, attempts + 1)
      })
      this.retries.add(cancel)
    }
  }

  private giveUp(invocation: Invocation, attempts: number, error: FunctionError, condition: string): void {
    const { destination, deadLetters } = this.settings
    const { event, requestId } = invocation
    const functionArn = this.target.settings.arn
    destination?.send({ body: asyncRecord({ event, requestId, attempts, functionArn, error, condition }) })
    const attributes = {
      RequestID: requestId,
      ErrorCode: '200',
      ErrorMessage: error.errorMessage.slice(0, 1024),
    }
    deadLetters?.send({ body: JSON.stringify(event), attributes })
    const kept = destination ?? deadLetters
    this.tell(error, `is given up (${condition}), ${kept ? `kept in ${kept.settings.logicalId}` : 'dropped'}`)
  }

  private tell({ errorType, errorMessage }: FunctionError, what: string): void {
    const { logicalId } = this.target.settings
    this.deps.onFailure(`${logicalId}: an event ${what} (${errorType}: ${errorMessage.split('\n')[0]})`)
  }
}

interface Invocation {
  event: unknown
  requestId: string
  /** Milliseconds since 1970. */
  takenAt: number
}
