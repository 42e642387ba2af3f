import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock'
import type { LineLog } from '../line-log'

export interface FunctionError {
  errorType: string
  errorMessage: string
}

/** What became of an invocation: the JSON text that the function answered, or how it failed. */
export type InvocationResult = { payload: string } | { error: FunctionError }

export interface Invocation {
  /** The event as JSON text, so that a function gets nothing that Lambda could not hand over. */
  event: string
  context: Record<string, unknown>
}

export interface EnvironmentSettings {
  /** Folder of the unpacked bundle. */
  folder: string
  /** `file.export`. */
  handler: string
  /** All of the function's `process.env`. */
  variables: Record<string, string>
  timeoutSeconds: number
  memoryMegabytes: number
  clock: Clock
  log: LineLog
}

type Message = { ready: true } | { payload: string } | { error: FunctionError }

/** Lambda answers and takes at most this (Lambda quotas, "Invocation payload"), in bytes. */
const largestPayload = 6 * 1024 * 1024

/** One execution environment: a worker thread that runs one invocation at a time, and is used again for the next. */
export class Environment {
  private readonly worker: Worker
  private settle: (message: Message) => void = () => {}
  private readonly loaded: Promise<Message>
  /** True once the thread is gone; a new environment takes its place. */
  ended = false

  constructor(private readonly settings: EnvironmentSettings) {
    const { folder, handler, variables, memoryMegabytes, clock, log } = settings
    this.worker = new Worker(join(__dirname, 'worker.cjs'), {
      workerData: { folder, handler, moved: clock.moved },
      env: variables,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      stdout: true,
      stderr: true,
    })
    log.follow(this.worker.stdout)
    log.follow(this.worker.stderr)
    this.loaded = this.nextMessage()
    this.worker.on('message', (message: Message) => this.settle(message))
    this.worker.on('error', (error) => this.end({ errorType: error.name, errorMessage: error.message }))
    this.worker.on('exit', () => {
      this.end({ errorType: 'Runtime.ExitError', errorMessage: 'the function ended its process' })
    })
  }

  /** How loading the bundle failed, or undefined. */
  async failureToLoad(): Promise<FunctionError | undefined> {
    const message = await this.loaded
    return 'error' in message ? message.error : undefined
  }

  async invoke({ event, context }: Invocation): Promise<InvocationResult> {
    const failure = await this.failureToLoad()
    if (failure) return { error: failure }
    if (this.ended)
      return { error: { errorType: 'Runtime.ExitError', errorMessage: 'the function had ended' } }
    const milliseconds = this.settings.timeoutSeconds * 1000
    const timer = setTimeout(() => this.expire(), milliseconds)
    const answered = this.nextMessage()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    this.worker.postMessage({ event, context, deadline: Date.now() + milliseconds })
    const message = await answered
    clearTimeout(timer)
    return outcomeOf(message)
  }

  async stop(): Promise<void> {
    await this.worker.terminate()
  }

  /** Takes no further invocation from now on. */
  async crash(): Promise<void> {
    this.ended = true
    await this.worker.terminate()
  }

  private expire(): void {
    const errorMessage = `the function timed out after ${this.settings.timeoutSeconds.toFixed(2)} seconds`
    this.end({ errorType: 'Sandbox.Timedout', errorMessage })
    void this.worker.terminate()
  }

  private end(error: FunctionError): void {
    this.ended = true
    this.settle({ error })
  }

  private async nextMessage(): Promise<Message> {
    return await new Promise((resolve) => {
      this.settle = resolve
    })
  }
}

function outcomeOf(message: Message): InvocationResult {
  if ('error' in message) return { error: message.error }
  const payload = 'payload' in message ? message.payload : 'null'
  if (Buffer.byteLength(payload) <= largestPayload) return { payload }
  const errorMessage = 'the answer is larger than the 6 MB that Lambda takes'
  return { error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } }
}
