import { dirname } from 'node:path'
import { localAccount, queueOrigin } from '../template/identities'
import { type LocalAddresses, localized } from '../template/local-addresses'
import { readObject, readText } from '../template/read'

interface VariableSettings {
  name: string
  folder: string
  handler: string
  memoryMegabytes: number
  /** Identifies the function at the AWS endpoint. */
  accessKeyId: string
  /** Address of the AWS endpoint. */
  awsEndpoint: string
  /** Replace the addresses of a deployment in the template's variables. */
  addresses: LocalAddresses
}

/** The complete `process.env` of a function: Lambda's variables, the template's, and the AWS endpoint's. */
export function variablesOf(
  properties: Record<string, unknown>,
  settings: VariableSettings,
): Record<string, string> {
  return {
    ...lambdaVariables(properties, settings),
    ...templateVariables(properties, settings),
    AWS_ACCESS_KEY_ID: settings.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL: settings.awsEndpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  }
}

/** Queue URLs get the address of the AWS endpoint, because the SDK sends to a queue URL instead of the endpoint. */
function templateVariables(
  properties: Record<string, unknown>,
  { awsEndpoint, addresses }: VariableSettings,
): Record<string, string> {
  const variables = readObject(readObject(properties, 'Environment'), 'Variables')
  const all = new Map([...addresses, [queueOrigin, awsEndpoint]])
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, localized(String(value), all)]),
  )
}

/** Lambda Developer Guide, "Defined runtime environment variables". No AWS settings file of the developer is read. */
function lambdaVariables(properties: Record<string, unknown>, settings: VariableSettings) {
  const { name, folder, handler, memoryMegabytes } = settings
  return {
    PATH: dirname(process.execPath),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: localAccount.region,
    AWS_DEFAULT_REGION: localAccount.region,
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
