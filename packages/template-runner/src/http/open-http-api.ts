import type { DataFolder } from '../data/data-folder'
import { LineLog } from '../data/line-log'
import type { Functions } from '../functions/functions'
import { RunError, unsupported } from '../run-error'
import type { Teardown } from '../teardown'
import { readObject, readText } from '../template/read'
import type { Stack } from '../template/stack'
import { authorizerOf } from '../tokens/authorizer'
import type { Issuer } from '../tokens/issuer'
import { accessLogger } from './access-log'
import { apiRoutes } from './api-routes'
import type { HttpApi } from './http-api'

interface HttpApiDeps {
  stack: Stack
  data: DataFolder
  functions: Functions
  issuer: Issuer
  onWarning: (message: string) => void
  teardown: Teardown
}

/**
 * Opens the HTTP API of a stack.
 *
 * @throws RunError unless the template has exactly one HTTP API with one stage
 */
export async function openHttpApi(deps: HttpApiDeps): Promise<HttpApi> {
  const { stack, data, functions, issuer, onWarning, teardown } = deps
  const apis = stack.ofType('AWS::ApiGatewayV2::Api')
  const stages = stack.ofType('AWS::ApiGatewayV2::Stage')
  const [api] = apis
  const [stage] = stages
  if (!api || !stage || apis.length > 1 || stages.length > 1) {
    throw new RunError(
      `The template must have one HTTP API with one stage, not ${apis.length} and ${stages.length}; remove the others.`,
    )
  }
  const protocol = readText(api.properties, 'ProtocolType')
  if (protocol !== 'HTTP') throw unsupported(api.logicalId, `the protocol ${protocol}`)
  const log = new LineLog(data, 'access')
  teardown.add(() => log.close())
  const cors = readObject(api.properties, 'CorsConfiguration')
  const apiId = stack.ref(api.logicalId)
  return {
    apiId,
    stage: readText(stage.properties, 'StageName') ?? '$default',
    routes: apiRoutes(stack, apiId, stage.properties, functions),
    cors: Object.keys(cors).length > 0 ? cors : undefined,
    authorizer: await authorizerOf(issuer.publicKey),
    logAccess: accessLogger(readText(readObject(stage.properties, 'AccessLogSettings'), 'Format'), log),
    onWarning,
  }
}
