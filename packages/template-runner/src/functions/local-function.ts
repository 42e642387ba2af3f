import { randomUUID } from 'node:crypto'
import type { Caller } from '../aws/caller'
import { RunError } from '../run-error'
import { Environment, type EnvironmentSettings, type InvocationResult } from './environment'

export interface FunctionSettings extends EnvironmentSettings {
  /** Logical id in the template. */
  logicalId: string
  name: string
  arn: string
  /** ARN of the role whose grants its calls are checked against. */
  roleArn: string
  /** The key id that tells the AWS endpoint who is calling. */
  accessKeyId: string
  /** How many environments there may be at once; further invocations wait. */
  concurrency: number
}

/**
 * A function of the template. As on Lambda, an environment runs one invocation at a time, so invocations at once
 * take several, each with its own module state.
 */
export class LocalFunction {
  private readonly environments = new Set<Environment>()
  private readonly idle: Environment[] = []
  private readonly waiting: ((environment: Environment) => void)[] = []
  private stopped = false
  private crashes = 0

  constructor(readonly settings: FunctionSettings) {}

  /**
   * Loads the bundle once, so that one that cannot be loaded is known at start.
   *
   * @throws RunError naming the function
   */
  async start(): Promise<void> {
    const environment = this.open()
    const failure = await environment.failureToLoad()
    if (failure) {
      await this.stop()
      const reason = `${failure.errorType}: ${failure.errorMessage.split('\n')[0]}`
      throw new RunError(`The function ${this.settings.logicalId} cannot be loaded: ${reason}`)
    }
    this.idle.push(environment)
  }

  /** Runs the handler with an event that JSON can hold; never rejects, the outcome says how it went. */
  async invoke(event: unknown): Promise<InvocationResult> {
    if (this.stopped) return { error: { errorType: 'Stopped', errorMessage: 'the run is ending' } }
    const environment = await this.acquire()
    const outcome = await environment.invoke({ event: JSON.stringify(event), context: this.context() })
    this.release(environment)
    return outcome
  }

  /** Ends every environment; what they were doing fails, what waits or comes later is never begun. */
  async stop(): Promise<void> {
    this.stopped = true
    await Promise.all([...this.environments].map((environment) => environment.stop()))
  }

  /** Ends every environment as a SIGKILL would: what they were doing fails, and what comes later gets new ones. */
  async crash(): Promise<void> {
    this.crashes += 1
    await Promise.all([...this.environments].map((environment) => environment.crash()))
  }

  /** The function as it calls AWS now. */
  caller(): Caller {
    const { logicalId, name, roleArn } = this.settings
    const { crashes } = this
    return { logicalId, name, roleArn, lives: () => this.crashes === crashes }
  }

  private async acquire(): Promise<Environment> {
    const idle = this.idle.pop()
    if (idle && !idle.ended) return idle
    if (idle) this.environments.delete(idle)
    if (this.environments.size < this.settings.concurrency) return this.open()
    return await new Promise((resolve) => this.waiting.push(resolve))
  }

  private release(environment: Environment): void {
    if (this.stopped) return
    if (environment.ended) this.environments.delete(environment)
    const next = this.waiting.shift()
    if (next) next(environment.ended ? this.open() : environment)
    else if (!environment.ended) this.idle.push(environment)
  }

  private open(): Environment {
    const environment = new Environment(this.settings)
    this.environments.add(environment)
    return environment
  }

  private context(): Record<string, unknown> {
    const { name, arn, memoryMegabytes } = this.settings
    return {
      awsRequestId: randomUUID(),
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: String(memoryMegabytes),
      logGroupName: `/aws/lambda/${name}`,
      logStreamName: 'local',
      callbackWaitsForEmptyEventLoop: true,
    }
  }
}
