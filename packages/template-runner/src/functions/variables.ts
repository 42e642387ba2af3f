import { dirname } from 'node:path'
import { here, queueOrigin } from '../template/identities'
import { readObject, readText } from '../template/read'

export interface VariableSettings {
  name: string
  folder: string
  handler: string
  memoryMegabytes: number
  /** Tells the AWS endpoint who is calling. */
  accessKeyId: string
  /** Address of the endpoint that stands for AWS. */
  awsEndpoint: string
}

/** All of a function's `process.env`: what Lambda sets, then the template's, then what leads its calls here. */
export function variablesOf(
  properties: Record<string, unknown>,
  settings: VariableSettings,
): Record<string, string> {
  return {
    ...lambdaVariables(properties, settings),
    ...templateVariables(properties, settings.awsEndpoint),
    AWS_ACCESS_KEY_ID: settings.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: settings.awsEndpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  }
}

/** The address of a queue leads here like all of AWS: the SDK sends to it, whatever other endpoint is set. */
function templateVariables(properties: Record<string, unknown>, awsEndpoint: string): Record<string, string> {
  const variables = readObject(readObject(properties, 'Environment'), 'Variables')
  const leading = (value: unknown) => String(value).replaceAll(queueOrigin, awsEndpoint)
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, leading(value)]))
}

/** What Lambda sets by itself ("Defined runtime environment variables"), and no settings file of the developer's. */
function lambdaVariables(properties: Record<string, unknown>, settings: VariableSettings) {
  const { name, folder, handler, memoryMegabytes } = settings
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
