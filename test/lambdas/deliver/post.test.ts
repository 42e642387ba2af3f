import type { Socket } from 'node:net'
import type { AttemptReport } from '../../../domain/notifications/delivery'
import { post } from '../../../lambdas/deliver/post'
import { postToHttpServer, postToRawServer, message, postTo, withoutTime } from './post-to'
import { httpServer } from './server'

test('sends headers and body unchanged, on a connection of its own', async () => {
  const received: unknown[] = []
  const server = await httpServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers } = request
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
      response.end()
    })
  })
  const { posted } = await postTo(server, {}, '/höok/?to=us#there')
  await server.close()
  expect(withoutTime(posted)).toEqual({ outcome: 'delivered', status: 200 })
  expect(received).toEqual([
    {
      method: 'POST',
      url: '/h%C3%B6ok/?to=us',
      headers: {
        'content-type': 'application/json',
        'content-length': '8',
        'webhook-id': 'change-1',
        connection: 'close',
        host: `localhost:${server.port}`,
      },
      body: message.body,
    },
  ])
})

describe('a response with status', () => {
  test.each([
    [200, 'delivered'],
    [201, 'delivered'],
    [204, 'delivered'],
    [299, 'delivered'],
    [300, 'redirected'],
    [304, 'redirected'],
    [399, 'redirected'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [410, 'gone'],
    [429, 'refused'],
    [500, 'refused'],
    [503, 'refused'],
    [599, 'refused'],
    [999, 'refused'],
  ])('%i gives the outcome %s', async (status, outcome) => {
    const answer = await postToHttpServer((_request, response) => response.writeHead(status).end('{}'))
    expect(answer).toMatchObject({ status, outcome })
  })

  test('503 may have a Retry-After', async () => {
    const answer = await postToHttpServer((_request, response) =>
      response.writeHead(503, { 'retry-after': '120' }).end(),
    )
    expect(answer).toMatchObject({ status: 503, retryAfterSeconds: 120 })
  })

  test('200 counts regardless of its body', async () => {
    const cut = await postToRawServer((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal', () => socket.destroy()),
    )
    const garbled = await postToRawServer((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n'),
    )
    const hanging = await postToRawServer((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
    )
    expect([cut, garbled, hanging].map(({ outcome }) => outcome)).toEqual(Array(3).fill('delivered'))
  })

  test('100, 102 and 103 is skipped until the final response', async () => {
    const answer = await postToRawServer((socket) =>
      socket.end(
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
      ),
    )
    expect(answer).toMatchObject({ outcome: 'delivered', status: 204 })
  })
})

describe('a response that is not HTTP', () => {
  test.each<[string, string]>([
    ['garbage', '\0\x01\x02garbage\r\n\r\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a page without a status', '<html><body>Welcome</body></html>\r\n\r\n'],
    ['a status that is none', 'HTTP/1.1 OK 200\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a header that is none', 'HTTP/1.1 200 OK\r\nno header\r\n\r\n'],
    [
      'an unrequested upgrade of the protocol',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ],
  ])('gives the outcome unreadable: %s', async (_what, text) => {
    expect(withoutTime(await withoutRead(postToRawServer((socket) => socket.write(text))))).toEqual({
      outcome: 'unreadable',
    })
  })

  test.each<[string, (socket: Socket) => void]>([
    ['reset', (socket) => socket.resetAndDestroy()],
    ['closed', (socket) => socket.destroy()],
    ['closed on its own side only', (socket) => socket.end()],
    ['closed within its headers', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-')],
  ])('is unreachable: %s', async (_what, answer) => {
    expect(withoutTime(await withoutRead(postToRawServer(answer)))).toEqual({ outcome: 'unreachable' })
  })
})

const withoutRead = async (answered: Promise<AttemptReport & { read: number }>): Promise<AttemptReport> => {
  const { read: _, ...posted } = await answered
  return posted
}

test('uses the system lookup and its own sockets by default', async () => {
  const server = await httpServer((_request, response) => response.end())
  const url = `http://127.0.0.1:${server.port}/hook`
  const posted = await post({ ...message, url }, { deadlineMs: 15_000, loopback: true })
  await server.close()
  expect(withoutTime(posted)).toEqual({ outcome: 'delivered', status: 200 })
})
