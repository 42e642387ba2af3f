import { Clock } from '../clock'
import type { DataFolder } from '../data/data-folder'
import { LineLog } from '../data/line-log'
import { RunError } from '../run-error'
import type { Assembly } from '../template/assembly'
import type { LocalAddresses } from '../template/local-addresses'
import { isSameFunction } from '../template/policies'
import { readNumber, readObject, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import { LocalFunction } from './local-function'
import { variablesOf } from './variables'

/** The functions of a stack. */
export class Functions {
  constructor(private readonly all: LocalFunction[]) {}

  /** @param reference name or ARN of a function */
  find(reference: string | undefined): LocalFunction | undefined {
    return this.all.find(({ settings }) => isSameFunction(reference, settings.arn))
  }

  withAccessKey(accessKeyId: string): LocalFunction | undefined {
    return this.all.find(({ settings }) => settings.accessKeyId === accessKeyId)
  }

  /** Crashes the functions whose logical id starts with the prefix. */
  async crash(prefix: string): Promise<void> {
    const matching = this.all.filter(({ settings }) => settings.logicalId.startsWith(prefix))
    await Promise.all(matching.map((each) => each.crash()))
  }

  get names(): string[] {
    return this.all.map(({ settings }) => settings.logicalId)
  }

  /** Loads every bundle. @throws RunError naming a function whose bundle cannot be loaded */
  async load(): Promise<void> {
    await Promise.all(this.all.map((each) => each.load()))
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((each) => each.stop()))
    for (const { settings } of this.all) settings.log.close()
  }
}

interface FunctionDeps {
  data: DataFolder
  clock: Clock
  /** Address of the AWS endpoint. */
  awsEndpoint: string
  addresses: LocalAddresses
  /** Receives the lines that a function logs as errors. */
  onWarning: (message: string) => void
}

/** The greatest number of environments of a function; more do not help on a machine with a few cores. */
const maxEnvironments = 8

/**
 * Creates the functions that the API, an event source mapping, a schedule or a user pool invokes. Others, such as those of custom
 * resources, are omitted.
 *
 * @throws RunError when the assembly lacks a bundle
 */
export function functionsOf(stack: Stack, assembly: Assembly, deps: FunctionDeps): Functions {
  const references = new Set([
    ...stack.ofType('AWS::ApiGatewayV2::Integration').map(({ properties }) => properties['IntegrationUri']),
    ...stack.ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties['FunctionName']),
    ...stack
      .ofType('AWS::Scheduler::Schedule')
      .map(({ properties }) => readObject(properties, 'Target')['Arn']),
    ...stack
      .ofType('AWS::Cognito::UserPool')
      .map(({ properties }) => readObject(properties, 'LambdaConfig'))
      .map((config) => readObject(config, 'PreTokenGenerationConfig')['LambdaArn']),
  ])
  const isInvoked = (arn: string): boolean =>
    [...references].some((reference) => isSameFunction(String(reference), arn))
  return new Functions(
    stack
      .ofType('AWS::Lambda::Function')
      .filter(({ logicalId }) => isInvoked(stack.arn(logicalId)))
      .map((resource) => functionOf(stack, assembly, resource, deps)),
  )
}

function functionOf(
  stack: Stack,
  assembly: Assembly,
  { logicalId, properties }: StackResource,
  { data, clock, awsEndpoint, addresses, onWarning }: FunctionDeps,
): LocalFunction {
  const name = stack.ref(logicalId)
  const accessKeyId = `LOCAL${logicalId}`
  const memoryMegabytes = readNumber(properties, 'MemorySize') ?? 128
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
    concurrency: maxEnvironments,
    systemClock: new Clock(),
    log: new LineLog(data, logicalId, (line) => {
      if (isErrorLine(line)) onWarning(`${logicalId}: ${line}`)
    }),
    variables: variablesOf(properties, {
      name,
      folder,
      handler,
      memoryMegabytes,
      accessKeyId,
      awsEndpoint,
      addresses,
    }),
  })
}

function bundleFolder(assembly: Assembly, logicalId: string, properties: Record<string, unknown>): string {
  const key = readText(readObject(properties, 'Code'), 'S3Key') ?? ''
  const folder = assembly.assetFolders[key]
  if (folder) return folder
  throw new RunError(`${logicalId}: the assembly has no bundle for this function; synthesize the app again.`)
}

/** A structured log line of level ERROR or FATAL, or the first line of a stack trace. */
function isErrorLine(line: string): boolean {
  return /"level":"(error|fatal)"/i.test(line) || /^(Uncaught )?\w*Error: /.test(line)
}
