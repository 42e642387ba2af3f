import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { startAwsEndpoint } from './aws/endpoint'
import { Bus } from './bus/bus'
import { EventLog } from './bus/event-log'
import { type Announcement, rulesOf } from './bus/rules'
import { CommandError } from './command'
import { takeDataFolder } from './data-folder'
import { type Functions, functionsOf } from './functions/functions'
import { openHttpApi } from './http/open-http-api'
import { listenLocally, type LocalServer } from './http/local-server'
import { type HttpApi, serveRequest } from './http/http-api'
import { ownAnswer } from './http/answer'
import { jwtAuthorizers } from './http/api-routes'
import { EventSourceMapping } from './stream/event-source-mapping'
import { mappingsOf } from './stream/mapping-settings'
import { Wake } from './stream/wake'
import { type Engine, foreignEngine, startEngine } from './table/engine'
import { ensureTables, type Table } from './table/table'
import { Teardown } from './teardown'
import { type Assembly, readAssembly } from './template/assembly'
import { type Grants, grantsOf } from './template/policies'
import { Stack } from './template/stack'
import { knownButNotRun, unknownParts } from './template/unknown'
import { type Issuer, openIssuer } from './tokens/issuer'

export interface RunOptions {
  /** The assembly's folder, or the promise of it, or one that was read (and perhaps changed) before. */
  assembly: string | Promise<string> | Assembly
  /** Folder for the table, the events, the logs and the token issuer; made if need be. */
  data: string
  /** 0 for any free one. */
  port: number
  /** Address of a DynamoDB that runs already. @default an engine of our own, its file in the data folder */
  dynamodbEndpoint?: string
  /** Hears every line that a rule writes into a log group. */
  onAnnouncement?: (announcement: Announcement) => void
  /** Hears, one sentence each, what goes wrong inside: a function that fails, a call that no role grants. */
  onTrouble?: (line: string) => void
}

export interface Run {
  /** For example `http://127.0.0.1:3000`. */
  url: string
  issuer: Issuer
  /** What the template has and the runner does not know, one line each. */
  unknown: string[]
  /** Resource types that need nothing here, with the reason. */
  notRun: Map<string, string>
  /** What is running, by name. */
  running: { functions: string[]; tables: string[]; buses: string[]; rules: string[] }
  /** The data folder's real path. */
  data: string
  /** Settles with a sentence when the run can no longer go on. */
  failed: Promise<string>
  /** Ends everything within three seconds; what was acknowledged is kept. */
  stop(): Promise<void>
}

/** Requests and batches that have begun get this long to end, in milliseconds. */
const grace = 1000

/**
 * Runs a synthesized template on this machine. Several runs in one process do not disturb each other, as long as each
 * has a data folder of its own.
 *
 * @throws CommandError for what a person can mend: a busy port, a folder in use, a missing engine, a template that the
 *   runner cannot run
 */
export async function startRun(options: RunOptions): Promise<Run> {
  const teardown = new Teardown()
  // Awaited later; if something else fails first, nobody asks why this did.
  Promise.resolve(options.assembly).catch(() => {})
  try {
    return await begin(options, teardown)
  } catch (error) {
    await teardown.end()
    throw error
  }
}

async function begin(options: RunOptions, teardown: Teardown): Promise<Run> {
  const { onAnnouncement = () => {}, onTrouble = () => {} } = options
  const folder = await takeDataFolder(options.data)
  teardown.add(folder.release)
  const data = folder.path
  const door = await openDoor(options.port, teardown)
  const [assembly, engine] = await bothOf(assemblyOf(options.assembly), engineFor(options, data, teardown))
  const stack = new Stack(assembly.template, { stackName: assembly.stackName, apiEndpoint: door.server.url })
  const grants = grantsOf(stack)
  const issuer = await issuerFor(stack, data)
  const unknown = unknownParts(assembly.template)
  const [tables, inside] = await bothOf(
    ensureTables(stack, engine.endpoint),
    beginInside({ stack, assembly, data, engine, grants, onAnnouncement, onTrouble, unknown, teardown }),
  )
  beginMappings({ stack, tables, data, engine, grants, onTrouble, teardown, ...inside })
  door.open(await openHttpApi({ stack, data, functions: inside.functions, issuer, onTrouble, teardown }))
  teardown.add(async () => await door.server.close(grace))
  return {
    url: door.server.url,
    issuer,
    unknown,
    notRun: knownButNotRun(assembly.template),
    running: {
      functions: inside.functions.names,
      tables: tables.map(({ name }) => name),
      buses: stack.ofType('AWS::Events::EventBus').map(({ logicalId }) => stack.ref(logicalId)),
      rules: inside.rules,
    },
    data,
    failed: engine.failed,
    stop: async () => await teardown.end(),
  }
}

interface Door {
  server: LocalServer
  open(api: HttpApi): void
}

/** Takes the port at once, so that a busy one is known early; until the API is there, it is unavailable. */
async function openDoor(port: number, teardown: Teardown): Promise<Door> {
  let api: HttpApi | undefined
  // API Gateway quotas: request line and header values together hold 10,240 bytes.
  const server = createServer({ maxHeaderSize: 10_240 }, (request, response) => {
    if (api) {
      serveRequest(api, request, response).catch(() => response.destroy())
      return
    }
    const { status, headers, body } = ownAnswer(503)
    response.writeHead(status, headers).end(body)
  })
  const listening = await listenLocally(server, port)
  teardown.add(async () => await listening.close(0))
  return { server: listening, open: (opened) => (api = opened) }
}

/** Waits for both, and for the other even when one fails, so that nothing begins after the teardown. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  first.catch(() => {})
  await Promise.allSettled([second])
  return await Promise.all([first, second])
}

async function assemblyOf(assembly: RunOptions['assembly']): Promise<Assembly> {
  const awaited = await assembly
  return typeof awaited === 'string' ? readAssembly(awaited) : awaited
}

async function engineFor(options: RunOptions, data: string, teardown: Teardown): Promise<Engine> {
  const { dynamodbEndpoint } = options
  const engine = dynamodbEndpoint === undefined ? await startEngine(data) : foreignEngine(dynamodbEndpoint)
  teardown.add(engine.stop)
  return engine
}

async function issuerFor(stack: Stack, data: string): Promise<Issuer> {
  const [authorizer] = jwtAuthorizers(stack)
  if (authorizer) return await openIssuer(data, authorizer.issuer, authorizer.audience)
  throw new CommandError('The template has no JWT authorizer, so there is nobody to issue tokens for.')
}

interface Inside {
  stack: Stack
  assembly: Assembly
  data: string
  engine: Engine
  grants: Grants
  onAnnouncement: (announcement: Announcement) => void
  onTrouble: (line: string) => void
  unknown: string[]
  teardown: Teardown
}

/** The bus with its rules, the endpoint that stands for AWS, and the functions that are given its address. */
async function beginInside(inside: Inside) {
  const { stack, assembly, data, engine, grants, onAnnouncement, onTrouble, unknown, teardown } = inside
  const { rules, close } = rulesOf(stack, { data, onAnnouncement, onUnknown: (line) => unknown.push(line) })
  teardown.add(close)
  const log = new EventLog(data)
  teardown.add(() => log.close())
  const wakes: Wake[] = []
  let functions: Functions | undefined
  const aws = await startAwsEndpoint({
    engine: engine.endpoint,
    bus: new Bus(stack, rules, log),
    grants,
    callingWith: (keyId) => functions?.callingWith(keyId),
    onWrite: () => wakes.forEach((wake) => wake.call()),
    onDenied: onTrouble,
  })
  teardown.add(async () => await aws.close(0))
  functions = functionsOf(stack, assembly, { data, awsEndpoint: aws.url, onError: onTrouble })
  const begun = functions
  teardown.add(async () => await begun.stop())
  await functions.start()
  return { functions, wakes, rules: rules.map(({ logicalId }) => logicalId) }
}

interface Streams {
  stack: Stack
  tables: Table[]
  data: string
  engine: Engine
  grants: Grants
  functions: Functions
  wakes: Wake[]
  onTrouble: (line: string) => void
  teardown: Teardown
}

function beginMappings({
  stack,
  tables,
  data,
  engine,
  grants,
  functions,
  wakes,
  onTrouble,
  teardown,
}: Streams): void {
  const mappings = mappingsOf(stack, tables, functions, grants).map((settings) => {
    const wake = new Wake()
    wakes.push(wake)
    return new EventSourceMapping(settings, { data, endpoint: engine.endpoint, wake, onFailure: onTrouble })
  })
  mappings.forEach((mapping) => mapping.start())
  // A batch that takes longer than this ends with its function, and comes again at the next start.
  teardown.add(async () => {
    await Promise.race([Promise.all(mappings.map((mapping) => mapping.stop())), pause(grace, undefined, { ref: false })])
  })
}
