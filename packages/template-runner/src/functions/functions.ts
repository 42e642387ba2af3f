import type { Clock } from '../clock'
import { RunError } from '../run-error'
import { LineLog } from '../line-log'
import type { Assembly } from '../template/assembly'
import { isSameFunction } from '../template/policies'
import { readNumber, readObject, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import { LocalFunction } from './local-function'
import { variablesOf } from './variables'

/** The functions of a stack that something in the stack calls. */
export class Functions {
  constructor(private readonly all: LocalFunction[]) {}

  /** The function that a name or an ARN stands for. */
  find(reference: string | undefined): LocalFunction | undefined {
    return this.all.find(({ settings }) => isSameFunction(reference, settings.arn))
  }

  callingWith(accessKeyId: string): LocalFunction | undefined {
    return this.all.find(({ settings }) => settings.accessKeyId === accessKeyId)
  }

  /** Crashes those whose logical id begins so. */
  async crash(name: string): Promise<void> {
    const meant = this.all.filter(({ settings }) => settings.logicalId.startsWith(name))
    await Promise.all(meant.map((each) => each.crash()))
  }

  get names(): string[] {
    return this.all.map(({ settings }) => settings.logicalId)
  }

  /** Loads every bundle once. @throws RunError naming the first that cannot be loaded */
  async start(): Promise<void> {
    await Promise.all(this.all.map((each) => each.start()))
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((each) => each.stop()))
    for (const { settings } of this.all) settings.log.close()
  }
}

export interface FunctionDeps {
  data: string
  clock: Clock
  /** Address of the endpoint that stands for AWS. */
  awsEndpoint: string
  /** Hears of what a function logs as an error. */
  onError: (line: string) => void
}

/** More environments than this help nobody on a machine of a few cores. */
const mostEnvironments = 8

/**
 * Makes the functions that the API, a stream, a queue or a schedule calls; what nobody calls here (a custom resource's)
 * is left out.
 */
export function functionsOf(stack: Stack, assembly: Assembly, deps: FunctionDeps): Functions {
  const called = new Set([
    ...stack.ofType('AWS::ApiGatewayV2::Integration').map(({ properties }) => properties['IntegrationUri']),
    ...stack.ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties['FunctionName']),
    ...stack
      .ofType('AWS::Scheduler::Schedule')
      .map(({ properties }) => readObject(properties, 'Target')['Arn']),
  ])
  const isCalled = (arn: string): boolean => [...called].some((by) => isSameFunction(String(by), arn))
  return new Functions(
    stack
      .ofType('AWS::Lambda::Function')
      .filter(({ logicalId }) => isCalled(stack.arn(logicalId)))
      .map((resource) => functionOf(stack, assembly, resource, deps)),
  )
}

function functionOf(
  stack: Stack,
  assembly: Assembly,
  { logicalId, properties }: StackResource,
  { data, clock, awsEndpoint, onError }: FunctionDeps,
): LocalFunction {
  const name = stack.ref(logicalId)
  const accessKeyId = `LOCAL${logicalId}`
  const memoryMegabytes = readNumber(properties, 'MemorySize') ?? 128
  const reserved = readNumber(properties, 'ReservedConcurrentExecutions') ?? mostEnvironments
  const handler = readText(properties, 'Handler') ?? 'index.handler'
  const folder = bundleFolder(assembly, logicalId, properties)
  return new LocalFunction({
    logicalId,
    name,
    arn: stack.arn(logicalId),
    roleArn: readText(properties, 'Role') ?? '',
    accessKeyId,
    folder,
    handler,
    memoryMegabytes,
    clock,
    timeoutSeconds: readNumber(properties, 'Timeout') ?? 3,
    concurrency: Math.min(reserved, mostEnvironments),
    log: new LineLog(data, logicalId, (line) => {
      if (isErrorLine(line)) onError(`${logicalId}: ${line}`)
    }),
    variables: variablesOf(properties, { name, folder, handler, memoryMegabytes, accessKeyId, awsEndpoint }),
  })
}

function bundleFolder(assembly: Assembly, logicalId: string, properties: Record<string, unknown>): string {
  const key = readText(readObject(properties, 'Code'), 'S3Key') ?? ''
  const folder = assembly.assetFolders[key]
  if (folder) return folder
  throw new RunError(`The assembly has no bundle for the function ${logicalId}: synthesize the app again.`)
}

/** A structured line of level ERROR or worse, or the first line of a stack. */
function isErrorLine(line: string): boolean {
  return /"level":"(error|fatal)"/i.test(line) || /^(Uncaught )?\w*Error: /.test(line)
}
