import { randomUUID } from 'node:crypto'
import type { Caller } from '../aws/caller'
import { RunError } from '../run-error'
import type { InvocationResult } from './environment'
import { EnvironmentPool, type PoolSettings } from './environment-pool'

export interface FunctionSettings extends PoolSettings {
  /** Logical id in the template. */
  logicalId: string
  name: string
  arn: string
  /** ARN of the role that grants the function's calls. */
  roleArn: string
  /** Identifies the function at the AWS endpoint. */
  accessKeyId: string
}

/**
 * A function of the template. As on Lambda, an environment runs one invocation at a time; concurrent invocations use
 * several environments, each with its own module state.
 */
export class LocalFunction {
  private readonly environments: EnvironmentPool
  private stopped = false
  private crashes = 0

  constructor(readonly settings: FunctionSettings) {
    this.environments = new EnvironmentPool(settings)
  }

  /**
   * Loads the bundle.
   *
   * @throws RunError when the bundle cannot be loaded
   */
  async load(): Promise<void> {
    const environment = await this.environments.acquire()
    const error = await environment.loadError()
    if (error) {
      await this.stop()
      const reason = `${error.errorType}: ${error.errorMessage.split('\n')[0]}`
      throw new RunError(`${this.settings.logicalId}: correct the bundle, which cannot be loaded: ${reason}`)
    }
    this.environments.release(environment)
  }

  /** Invokes the handler with an event that is serialized as JSON. Never rejects: the result has the error. */
  async invoke(event: unknown): Promise<InvocationResult> {
    if (this.stopped) return { error: { errorType: 'Stopped', errorMessage: 'the run has stopped' } }
    const environment = await this.environments.acquire()
    const result = await environment.invoke({ event: JSON.stringify(event), context: this.context() })
    if (!this.stopped) this.environments.release(environment)
    return result
  }

  /** Ends every environment. Current and later invocations fail; waiting ones never resolve. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.environments.terminate()
  }

  /** Ends every environment as SIGKILL would: current invocations fail, later ones use new environments. */
  async crash(): Promise<void> {
    this.crashes += 1
    await this.environments.terminate()
  }

  /** The function as a caller of AWS; `isAlive` is false after the next crash. */
  caller(): Caller {
    const { logicalId, name, roleArn } = this.settings
    const { crashes } = this
    return { logicalId, name, roleArn, isAlive: () => this.crashes === crashes }
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
