import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock'
import type { LineLog } from '../data/line-log'

export interface FunctionError {
  errorType: string
  errorMessage: string
}

/** The result of an invocation: the function's response as JSON text, or its error. */
export type InvocationResult = { payload: string } | { error: FunctionError }

export interface Invocation {
  /** The event as JSON text, because Lambda passes nothing else. */
  event: string
  context: Record<string, unknown>
}

export interface EnvironmentSettings {
  /** Folder of the unpacked bundle. */
  folder: string
  /** `file.export`. */
  handler: string
  /** The complete `process.env` of the function. */
  variables: Record<string, string>
  timeoutSeconds: number
  memoryMegabytes: number
  clock: Clock
  log: LineLog
}

type Message = { ready: true } | { payload: string } | { error: FunctionError }

/** The largest response, in bytes (Lambda quotas, "Invocation payload"). */
const maxPayload = 6 * 1024 * 1024

/** An execution environment: a worker thread that runs one invocation at a time and is reused. */
export class Environment {
  private readonly worker: Worker
  private resolveMessage: (message: Message) => void = () => {}
  private readonly loaded: Promise<Message>
  /** True when the thread has ended; the function then needs a new environment. */
  ended = false

  constructor(private readonly settings: EnvironmentSettings) {
    const { folder, handler, variables, memoryMegabytes, clock, log } = settings
    this.worker = new Worker(join(__dirname, 'worker.cjs'), {
      workerData: { folder, handler, offset: clock.offset },
      env: variables,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      stdout: true,
      stderr: true,
    })
    log.follow(this.worker.stdout)
    log.follow(this.worker.stderr)
    this.loaded = this.nextMessage()
    this.worker.on('message', (message: Message) => this.receive(message))
    this.worker.on('error', (error) => this.end({ errorType: error.name, errorMessage: error.message }))
    this.worker.on('exit', () => {
      this.end({ errorType: 'Runtime.ExitError', errorMessage: 'the function ended its process' })
    })
  }

  /** The error of loading the bundle, or undefined. */
  async loadError(): Promise<FunctionError | undefined> {
    const message = await this.loaded
    return 'error' in message ? message.error : undefined
  }

  async invoke({ event, context }: Invocation): Promise<InvocationResult> {
    const error = await this.loadError()
    if (error) return { error }
    if (this.ended)
      return { error: { errorType: 'Runtime.ExitError', errorMessage: 'the function had ended' } }
    const milliseconds = this.settings.timeoutSeconds * 1000
    const timer = setTimeout(() => this.expire(), milliseconds)
    const answered = this.nextMessage()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    this.worker.postMessage({ event, context, deadline: Date.now() + milliseconds })
    const message = await answered
    clearTimeout(timer)
    return resultOf(message)
  }

  /** Ends the thread; the environment accepts no further invocation. */
  async terminate(): Promise<void> {
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
    this.receive({ error })
  }

  /** An idle environment does not keep its last response, which the resolved promise holds. */
  private receive(message: Message): void {
    this.resolveMessage(message)
    this.resolveMessage = () => {}
  }

  private async nextMessage(): Promise<Message> {
    return await new Promise((resolve) => {
      this.resolveMessage = resolve
    })
  }
}

function resultOf(message: Message): InvocationResult {
  if ('error' in message) return { error: message.error }
  const payload = 'payload' in message ? message.payload : 'null'
  if (Buffer.byteLength(payload) <= maxPayload) return { payload }
  const errorMessage = 'the response exceeds 6 MB'
  return { error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } }
}
