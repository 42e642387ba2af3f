import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Construct } from 'constructs'
import { ROUTES } from '../../contract/catalogue'

/**
 * The HTTP API without its routes, which `Api` adds: the sign-in needs the API's address, and the routes need the sign-in.
 *
 * @param corsOrigins origins of other web pages that may call the API; without any, CORS is off
 */
export const addHttpApi = (
  scope: Construct,
  id: string,
  apiName: string,
  corsOrigins: readonly string[],
): HttpApi =>
  new HttpApi(scope, id, {
    apiName,
    createDefaultStage: false,
    corsPreflight: corsOrigins.length > 0 ? cors(corsOrigins) : undefined,
  })

/** A web page can read only the headers that are exposed (Fetch Standard, "CORS protocol"). */
const cors = (origins: readonly string[]) => ({
  allowOrigins: [...origins],
  allowMethods: [...new Set(ROUTES.map((route) => CorsHttpMethod[route.method])), CorsHttpMethod.HEAD],
  allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
  exposeHeaders: ['ETag', 'Location', 'Link', 'Retry-After', 'Idempotent-Replayed'],
})
