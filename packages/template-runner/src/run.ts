import type { CallHook } from './aws/endpoint'
import { type Backend, startBackend } from './backend'
import type { LogEvent } from './bus/target'
import { Clock } from './clock'
import type { DataFolder } from './data/data-folder'
import { lockDataFolder } from './data/lock'
import { jwtAuthorizers } from './http/api-routes'
import { listenOnPort } from './http/http-listener'
import { serveRequest } from './http/http-api'
import { openHttpApi } from './http/open-http-api'
import { runningQueue, type RunningQueue } from './queues/running-queue'
import { RunError } from './run-error'
import { startSignIn } from './sign-in/start-sign-in'
import type { PoolUser, User } from './sign-in/users'
import { type Engine, externalEngine } from './table/engine'
import { startIndexedEngine } from './table/indexed-engine'
import { ensureTables, type Table } from './table/table'
import { Teardown } from './teardown'
import { type Assembly, readAssembly } from './template/assembly'
import type { LocalAddresses } from './template/local-addresses'
import { Stack } from './template/stack'
import { typesWithoutEffect, unsupportedParts } from './template/unsupported'
import { type Issuer, openIssuer } from './tokens/issuer'

export interface RunOptions {
  /**
   * Folder of a cloud assembly; a function that synthesizes one, called when the data folder is locked; or an assembly in
   * memory.
   */
  assembly: string | (() => Promise<string>) | Assembly
  /** Folder for the table, the events, the queues, the logs and the token issuer; created if necessary. */
  data: string
  /** Port of the API on 127.0.0.1; 0 for any free port. */
  port: number
  /** Port of the user pool's sign-in on 127.0.0.1. @default any free port */
  signInPort?: number
  /**
   * Who can sign in to the user pool, if the template has one with a domain. @default one user for each group, with the
   * group's name and description
   */
  users?: readonly User[]
  /** Address of a running DynamoDB. @default an embedded engine, with its file in the data folder */
  dynamodbEndpoint?: string | undefined
  /** Receives every log event that a rule writes to a log group. */
  onLogEvent?: (logEvent: LogEvent) => void
  /** Receives failures inside the run, one line each: a function's error, a call without a grant. */
  onWarning?: (message: string) => void
  /** The clock of queues, schedules, the bus and the functions. @default the system's time */
  clock?: Clock
  /** Whether to load every bundle at start, which reports a broken one. @default true */
  loadsAtStart?: boolean
  /** Called before and after each AWS call; for tests of failures in between. */
  onCall?: CallHook
}

export interface Run {
  /** For example `http://127.0.0.1:3000`. */
  url: string
  /**
   * Where people sign in: what answers in place of the user pool's domain. Undefined when the template has no
   * `AWS::Cognito::UserPoolDomain`.
   */
  signInUrl: string | undefined
  /** Who can sign in. */
  users: PoolUser[]
  issuer: Issuer
  /** The parts of the template that the runner does not support, one line each. */
  unsupported: string[]
  /** The resource types that have no effect in a run, with the reason. */
  withoutEffect: Map<string, string>
  /** What is running: tables and buses by name, others by logical id. */
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
  /** Resolves with a message when the run cannot continue. */
  failed: Promise<string>
  /** Ends the current invocations of the functions whose logical id starts with the prefix, as SIGKILL would. */
  crash: (functionPrefix: string) => Promise<void>
  /** Stops the run within three seconds; acknowledged data is on disk. */
  stop: () => Promise<void>
}

/**
 * Runs a synthesized template on this machine. A process can have several runs, each with its own data folder.
 *
 * @throws RunError for a port or a folder in use, a missing engine, and an unsupported value in the template
 */
export async function startRun(options: RunOptions): Promise<Run> {
  const teardown = new Teardown()
  try {
    return await start(options, teardown)
  } catch (error) {
    await teardown.stop()
    throw error
  }
}

async function start(options: RunOptions, teardown: Teardown): Promise<Run> {
  const { onLogEvent = () => {}, onWarning = () => {}, clock = new Clock(), onCall } = options
  const { loadsAtStart = true } = options
  const { data, release } = await lockDataFolder(options.data)
  teardown.add(release)
  const listener = await listenOnPort(options.port, 'port', teardown)
  const engine = await engineFor(options, data, teardown)
  const assembly = await assemblyOf(options.assembly)
  const stack = new Stack(assembly.template, assembly.stackName)
  const issuer = await issuerFor(stack, data)
  const warn = (message: string): void => {
    if (!data.hasFailed) onWarning(message)
  }
  const shared = { stack, data, clock, onLogEvent, onWarning: warn, teardown }
  const signIn = await startSignIn({
    ...shared,
    issuer,
    port: options.signInPort ?? 0,
    users: options.users,
    addresses: apiAddresses(stack, listener.url),
  })
  const tables = await ensureTables(stack, engine.endpoint)
  const { addresses } = signIn
  const own = { assembly, tables, engine: engine.endpoint, addresses, loadsAtStart, onCall }
  const backend = await startBackend({ ...shared, ...own })
  const { functions, queues } = backend
  signIn.open(functions)
  const api = await openHttpApi({ ...shared, functions, issuer })
  listener.open(async (request, response) => await serveRequest(api, request, response))
  return {
    url: listener.url,
    signInUrl: signIn.url,
    users: signIn.users,
    issuer,
    unsupported: unsupportedParts(assembly.template),
    withoutEffect: typesWithoutEffect(assembly.template),
    running: runningParts(stack, tables, backend),
    queues: queues.all.map(runningQueue),
    clock,
    data: data.path,
    failed: Promise.race([engine.failed, data.failed]),
    crash: async (functionPrefix) => await functions.crash(functionPrefix),
    stop: async () => await teardown.stop(),
  }
}

function runningParts(stack: Stack, tables: Table[], backend: Backend): Run['running'] {
  const { functions, rules, queues, schedules } = backend
  return {
    functions: functions.names,
    tables: tables.map(({ name }) => name),
    buses: stack.ofType('AWS::Events::EventBus').map(({ logicalId }) => stack.ref(logicalId)),
    rules: rules.map(({ logicalId }) => logicalId),
    queues: queues.all.map(({ settings }) => settings.logicalId),
    schedules,
  }
}

/** The address of the API in a deployment, and that of the run. */
function apiAddresses(stack: Stack, url: string): LocalAddresses {
  const apis = stack.ofType('AWS::ApiGatewayV2::Api')
  return new Map(apis.map(({ logicalId }) => [stack.attribute(logicalId, 'ApiEndpoint'), url]))
}

async function assemblyOf(assembly: RunOptions['assembly']): Promise<Assembly> {
  const source = typeof assembly === 'function' ? await assembly() : assembly
  return typeof source === 'string' ? readAssembly(source) : source
}

async function engineFor(options: RunOptions, data: DataFolder, teardown: Teardown): Promise<Engine> {
  const { dynamodbEndpoint, onWarning } = options
  const engine = await (dynamodbEndpoint === undefined
    ? startIndexedEngine(data.path, onWarning)
    : externalEngine(dynamodbEndpoint))
  teardown.add(engine.stop)
  return engine
}

async function issuerFor(stack: Stack, data: DataFolder): Promise<Issuer> {
  const [authorizer] = jwtAuthorizers(stack)
  if (authorizer) return await openIssuer(data, authorizer.issuer, authorizer.audience)
  throw new RunError('The template has no `AWS::ApiGatewayV2::Authorizer`; add a JWT authorizer.')
}
