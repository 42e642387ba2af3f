import type { ServerResponse } from 'node:http'
import { gatewayResponse, type HttpResponse } from './response'

/** Sends a response and returns its status: 500 when a header is invalid in HTTP. */
export function send(server: ServerResponse, response: HttpResponse, requestId: string): number {
  const own = { 'apigw-requestid': requestId }
  // The content length of HEAD is that of GET, which is unknown when the function omits the body.
  const isUnknown = server.req.method === 'HEAD' && response.body.length === 0
  const length = isUnknown ? undefined : { 'content-length': String(response.body.length) }
  try {
    const hasBody = response.status !== 204 && response.status !== 304
    server
      .writeHead(response.status, { ...response.headers, ...own, ...(hasBody && length) })
      .end(response.body)
    return response.status
  } catch {
    const { headers, body } = gatewayResponse(500)
    server.writeHead(500, { ...headers, ...own }).end(body)
    return 500
  }
}
