import type { CallHook } from './aws/endpoint'
import type { Announcement } from './bus/log-target'
import { Clock } from './clock'
import { RunError } from './run-error'
import { takeDataFolder } from './data-folder'
import { jwtAuthorizers } from './http/api-routes'
import { takePort } from './http/http-listener'
import { openHttpApi } from './http/open-http-api'
import { startBackend } from './backend'
import { runningQueue, type RunningQueue } from './queues/running-queue'
import { type Engine, foreignEngine, startEngine } from './table/engine'
import { ensureTables } from './table/table'
import { Teardown } from './teardown'
import { type Assembly, readAssembly } from './template/assembly'
import { Stack } from './template/stack'
import { knownButNotRun, unknownParts } from './template/unknown'
import { type Issuer, openIssuer } from './tokens/issuer'

export interface RunOptions {
  /**
   * The assembly's folder; or what makes it, called when the data folder is ours; or one that was read, and perhaps
   * changed, before.
   */
  assembly: string | (() => Promise<string>) | Assembly
  /** Folder for the table, the events, the logs and the token issuer; made if need be. */
  data: string
  /** 0 for any free one. */
  port: number
  /** Address of a DynamoDB that runs already. @default an engine of our own, its file in the data folder */
  dynamodbEndpoint?: string | undefined
  /** Hears every line that a rule writes into a log group. */
  onAnnouncement?: (announcement: Announcement) => void
  /** Hears, one sentence each, what goes wrong inside: a function that fails, a call that no role grants. */
  onTrouble?: (line: string) => void
  /** The time that queues, schedules, the bus and the functions go by. @default the system's */
  clock?: Clock
  /** Whether every bundle is loaded at start, so that one which cannot be is known then. @default true */
  loadsAtStart?: boolean
  /** Stands around each call of AWS by a function or an operator, for tests of what breaks in between. */
  onCall?: CallHook
}

export interface Run {
  /** For example `http://127.0.0.1:3000`. */
  url: string
  issuer: Issuer
  /** What the template has and the runner does not know, one line each. */
  unknown: string[]
  /** Resource types that need nothing here, with the reason. */
  notRun: Map<string, string>
  /** What is running: tables and buses by name, all else by logical id. */
  running: {
    functions: string[]
    tables: string[]
    buses: string[]
    rules: string[]
    queues: string[]
    schedules: string[]
  }
  queues: RunningQueue[]
  clock: Clock
  /** The data folder's real path. */
  data: string
  /** Settles with a sentence when the run can no longer go on. */
  failed: Promise<string>
  /** Ends what the functions whose logical id begins so are doing, as a SIGKILL would; settles when they have ended. */
  crash: (functionName: string) => Promise<void>
  /** Ends everything within three seconds; what was acknowledged is kept. */
  stop: () => Promise<void>
}

/**
 * Runs a synthesized template on this machine. Several runs in one process do not disturb each other, as long as each
 * has a data folder of its own.
 *
 * @throws RunError for what a person can mend: a busy port, a folder in use, a missing engine, a template that the
 *   runner cannot run
 */
export async function startRun(options: RunOptions): Promise<Run> {
  const teardown = new Teardown()
  try {
    return await begin(options, teardown)
  } catch (error) {
    await teardown.end()
    throw error
  }
}

async function begin(options: RunOptions, teardown: Teardown): Promise<Run> {
  const { onAnnouncement = () => {}, onTrouble = () => {}, clock = new Clock(), onCall } = options
  const { loadsAtStart = true } = options
  const { path: data, release } = await takeDataFolder(options.data)
  teardown.add(release)
  const listener = await takePort(options.port, teardown)
  const engine = await engineFor(options, data, teardown)
  const assembly = await assemblyOf(options.assembly)
  const stack = new Stack(assembly.template, assembly.stackName)
  const issuer = await issuerFor(stack, data)
  const tables = await ensureTables(stack, engine.endpoint)
  const shared = { stack, data, onAnnouncement, onTrouble, teardown }
  const backend = await startBackend({
    ...shared,
    assembly,
    tables,
    engine: engine.endpoint,
    clock,
    loadsAtStart,
    onCall,
  })
  listener.open(await openHttpApi({ ...shared, functions: backend.functions, issuer }))
  return {
    url: listener.url,
    issuer,
    unknown: [...unknownParts(assembly.template), ...backend.rules.flatMap((rule) => rule.unknown)],
    notRun: knownButNotRun(assembly.template),
    running: {
      functions: backend.functions.names,
      tables: tables.map(({ name }) => name),
      buses: stack.ofType('AWS::Events::EventBus').map(({ logicalId }) => stack.ref(logicalId)),
      rules: backend.rules.map(({ logicalId }) => logicalId),
      queues: backend.queues.all.map(({ settings }) => settings.logicalId),
      schedules: backend.schedules,
    },
    queues: backend.queues.all.map(runningQueue),
    clock,
    data,
    failed: engine.failed,
    crash: async (functionName) => await backend.functions.crash(functionName),
    stop: async () => await teardown.end(),
  }
}

async function assemblyOf(assembly: RunOptions['assembly']): Promise<Assembly> {
  const made = typeof assembly === 'function' ? await assembly() : assembly
  return typeof made === 'string' ? readAssembly(made) : made
}

async function engineFor(options: RunOptions, data: string, teardown: Teardown): Promise<Engine> {
  const { dynamodbEndpoint } = options
  const engine = await (dynamodbEndpoint === undefined ? startEngine(data) : foreignEngine(dynamodbEndpoint))
  teardown.add(engine.stop)
  return engine
}

async function issuerFor(stack: Stack, data: string): Promise<Issuer> {
  const [authorizer] = jwtAuthorizers(stack)
  if (authorizer) return await openIssuer(data, authorizer.issuer, authorizer.audience)
  throw new RunError('The template has no JWT authorizer, so there is nobody to issue tokens for.')
}
