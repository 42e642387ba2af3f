/** The processes of the benchmark: the stub, and one fresh process for each cold start. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const run = promisify(execFile)

interface Stub {
  readonly url: string
  readonly stop: () => void
}

/** Starts the stub and waits until it listens. */
export const startStub = async (): Promise<Stub> => {
  const stub: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'stub.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  for await (const url of createInterface({ input: stub.stdout! })) return { url, stop: () => stub.kill() }
  throw new Error('The stub ended before it listened.')
}

interface FirstAnswer {
  readonly ms: number
  readonly answer?: {
    readonly statusCode?: number
    readonly body?: string
    readonly response?: object
    readonly batchItemFailures?: unknown[]
  }
}

/** Starts functions cold, each time in a new process with the environment variables that Lambda sets. */
export class ColdStarts {
  constructor(
    private readonly folder: string,
    private readonly endpoint: string,
  ) {}

  /** Starts a function and sends it one event. Throws when the answer is not a success. */
  async start(name: string, event: object): Promise<FirstAnswer> {
    const eventFile = join(this.folder, `${name}.json`)
    writeFileSync(eventFile, JSON.stringify(event))
    const program = join(this.folder, 'first-answer/index.js')
    const { stdout } = await run(
      process.execPath,
      [program, join(this.folder, name, 'index.js'), eventFile],
      {
        env: this.environment(name),
      },
    )
    const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as FirstAnswer
    if (!isGood(result)) throw new Error(`${name} answered ${JSON.stringify(result.answer)}\n${stdout}`)
    return result
  }

  private environment(name: string): Record<string, string> {
    return {
      HOME: this.folder,
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'benchmark',
      AWS_SECRET_ACCESS_KEY: 'benchmark',
      AWS_LAMBDA_FUNCTION_NAME: name,
      LAMBDA_TASK_ROOT: join(this.folder, name),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      TABLE_NAME: 'registry',
      BUS_NAME: 'changes',
      BOOKS: 'golden-book,guest-book',
      CURSOR_KEY: 'bench',
      OFFICE_TIME_ZONE: 'Europe/Berlin',
      PRESS_OFFICE: '{"de":"Das Presseamt","en":"The press office"}',
      SIGN_IN_ISSUER: 'https://issuer.example',
      SIGN_IN_CLIENT: 'web',
      SIGN_IN_URL: 'https://sign-in.example',
      ANNOUNCED_QUEUE_URL: `${this.endpoint}/announced`,
      DELIVERIES_QUEUE_URL: `${this.endpoint}/deliveries`,
      RETRIES_QUEUE_URL: `${this.endpoint}/retries`,
      DEAD_LETTERS_QUEUE_URL: `${this.endpoint}/dead-letters`,
    }
  }
}

/** An API function answers 2xx, a stream or queue function no failures, a trigger its response, a schedule function nothing. */
const isGood = ({ answer }: FirstAnswer): boolean =>
  answer === undefined ||
  answer.response !== undefined ||
  answer.batchItemFailures?.length === 0 ||
  answer.statusCode === 200 ||
  answer.statusCode === 201
