import type { HttpEvent } from '../../../lambdas/http/http'

/** An event of API Gateway, with the fields that the code reads. */
export const httpEvent = (routeKey: string, over: object = {}): HttpEvent =>
  ({
    routeKey,
    rawPath: routeKey.split(' ')[1],
    headers: {},
    requestContext: {
      requestId: 'request-1',
      authorizer: { jwt: { claims: { sub: 'office', scope: 'golden-book/read golden-book/write' } } },
    },
    isBase64Encoded: false,
    ...over,
  }) as unknown as HttpEvent
