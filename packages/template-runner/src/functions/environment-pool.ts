import type { Clock } from '../clock'
import { Environment, type EnvironmentSettings } from './environment'
import { type Idle, idleLimit, splitIdle } from './idle'

export interface PoolSettings extends EnvironmentSettings {
  /** The greatest number of environments; further invocations wait. */
  concurrency: number
  /** The system's time, whatever the clock of the run shows: idle environments hold this machine's memory. */
  systemClock: Clock
}

/** The environments of a function. The last idle one is used first, so that those that are not needed stay idle and end. */
export class EnvironmentPool {
  private readonly busy = new Set<Environment>()
  /** The longest idle first. */
  private idle: Idle<Environment>[] = []
  private readonly waiting: ((environment: Environment) => void)[] = []
  private readonly ending = new Set<Promise<void>>()
  private cancelTimer: (() => void) | undefined

  constructor(private readonly settings: PoolSettings) {}

  /** An environment without an invocation, which is busy from now on. Waits while `concurrency` environments are busy. */
  async acquire(): Promise<Environment> {
    this.idle = this.idle.filter(({ environment }) => !environment.ended)
    const last = this.idle.pop()
    if (last) this.busy.add(last.environment)
    if (last) return last.environment
    if (this.busy.size < this.settings.concurrency) return this.open()
    return await new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Makes an environment available again after its invocation. */
  release(environment: Environment): void {
    const next = this.waiting.shift()
    if (next && !environment.ended) {
      next(environment)
      return
    }
    this.busy.delete(environment)
    if (next) next(this.open())
    else if (!environment.ended) this.addIdle(environment)
  }

  /** Ends every environment; current invocations fail, and those that wait keep waiting. */
  async terminate(): Promise<void> {
    this.cancelTimer?.()
    this.cancelTimer = undefined
    const all = [...this.busy, ...this.idle.map(({ environment }) => environment)]
    this.idle = []
    await Promise.all([...all.map((environment) => environment.terminate()), ...this.ending])
  }

  private open(): Environment {
    const environment = new Environment(this.settings)
    this.busy.add(environment)
    return environment
  }

  private addIdle(environment: Environment): void {
    this.idle.push({ environment, since: this.settings.systemClock.now() })
    if (!this.cancelTimer) this.setTimer()
  }

  private setTimer(): void {
    const [longest] = this.idle
    this.cancelTimer =
      longest && this.settings.systemClock.at(longest.since + idleLimit, () => this.endIdle())
  }

  private endIdle(): void {
    const { ending, staying } = splitIdle(this.idle, this.busy.size, this.settings.systemClock.now())
    this.idle = staying
    for (const { environment } of ending) {
      const ended = environment.terminate().finally(() => this.ending.delete(ended))
      this.ending.add(ended)
    }
    this.cancelTimer = undefined
    if (staying.length + this.busy.size > 1) this.setTimer()
  }
}
