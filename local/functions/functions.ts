import { dirname } from 'node:path'
import { CommandError } from '../command'
import { LineLog } from '../line-log'
import type { Assembly } from '../template/assembly'
import { here } from '../template/identities'
import { isSameFunction } from '../template/policies'
import { readNumber, readObject, readText } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import { LocalFunction } from './local-function'

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

  get names(): string[] {
    return this.all.map(({ settings }) => settings.logicalId)
  }

  /** Loads every bundle once. @throws CommandError naming the first that cannot be loaded */
  async start(): Promise<void> {
    await Promise.all(this.all.map((each) => each.start()))
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((each) => each.stop()))
    for (const { settings } of this.all) settings.log.close()
  }
}

export interface FunctionSurroundings {
  data: string
  /** Address of the endpoint that stands for AWS. */
  awsEndpoint: string
  /** Hears of what a function logs as an error. */
  onError: (line: string) => void
}

/** More environments than this help nobody on a machine of a few cores. */
const mostEnvironments = 8

/** Makes the functions that the API or the stream calls; what nobody calls here (a custom resource's) is left out. */
export function functionsOf(stack: Stack, assembly: Assembly, surroundings: FunctionSurroundings): Functions {
  const called = new Set([
    ...stack.ofType('AWS::ApiGatewayV2::Integration').map(({ properties }) => properties['IntegrationUri']),
    ...stack.ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties['FunctionName']),
  ])
  const isCalled = (arn: string): boolean => [...called].some((by) => isSameFunction(String(by), arn))
  return new Functions(
    stack
      .ofType('AWS::Lambda::Function')
      .filter(({ logicalId }) => isCalled(stack.arn(logicalId)))
      .map((resource) => functionOf(stack, assembly, resource, surroundings)),
  )
}

function functionOf(
  stack: Stack,
  assembly: Assembly,
  { logicalId, properties }: StackResource,
  { data, awsEndpoint, onError }: FunctionSurroundings,
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
    timeoutSeconds: readNumber(properties, 'Timeout') ?? 3,
    concurrency: Math.min(reserved, mostEnvironments),
    log: new LineLog(data, logicalId, (line) => {
      if (isErrorLine(line)) onError(`${logicalId}: ${line}`)
    }),
    variables: {
      ...lambdaVariables({ name, memoryMegabytes, handler, folder, properties }),
      ...templateVariables(properties),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      AWS_ENDPOINT_URL: awsEndpoint,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  })
}

function templateVariables(properties: Record<string, unknown>): Record<string, string> {
  const variables = readObject(readObject(properties, 'Environment'), 'Variables')
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
}

interface LambdaSettings {
  name: string
  memoryMegabytes: number
  handler: string
  folder: string
  properties: Record<string, unknown>
}

/** What Lambda sets by itself ("Defined runtime environment variables"), and no settings file of the developer's. */
function lambdaVariables({ name, memoryMegabytes, handler, folder, properties }: LambdaSettings) {
  return {
    PATH: dirname(process.execPath),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: here.region,
    AWS_DEFAULT_REGION: here.region,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: `AWS_Lambda_${readText(properties, 'Runtime') ?? 'nodejs'}`,
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: handler,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
}

function bundleFolder(assembly: Assembly, logicalId: string, properties: Record<string, unknown>): string {
  const key = readText(readObject(properties, 'Code'), 'S3Key') ?? ''
  const folder = assembly.assetFolders[key]
  if (folder) return folder
  throw new CommandError(
    `The assembly has no bundle for the function ${logicalId}: synthesize the app again.`,
  )
}

/** A structured line of level ERROR or worse, or the first line of a stack. */
function isErrorLine(line: string): boolean {
  return /"level":"(error|fatal)"/i.test(line) || /^(Uncaught )?\w*Error: /.test(line)
}
