import type { ServerResponse } from 'node:http'
import { type HttpResponse, ownAnswer } from './answer'

/** Sends an answer and gives the status that went out: 500 when its headers are none that HTTP can carry. */
export function send(response: ServerResponse, answer: HttpResponse, requestId: string): number {
  const own = { 'apigw-requestid': requestId }
  // A HEAD has the length of the GET's body; the function omits the body, so its length is unknown.
  const isUnknown = response.req.method === 'HEAD' && answer.body.length === 0
  const length = isUnknown ? undefined : { 'content-length': String(answer.body.length) }
  try {
    const bodiless = answer.status === 204 || answer.status === 304
    response
      .writeHead(answer.status, { ...answer.headers, ...own, ...(!bodiless && length) })
      .end(answer.body)
    return answer.status
  } catch {
    const instead = ownAnswer(500)
    response.writeHead(500, { ...instead.headers, ...own }).end(instead.body)
    return 500
  }
}
