import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { post, type Options, type Posted } from '../../../lambdas/delivery/post'
import { eventually } from '../../support/eventually'
import { counted, nameServer } from './counted'
import { httpServer, rawServer, type Listening } from './server'

const message = { headers: { 'content-type': 'application/json', 'webhook-id': 'change-1' }, body: '{"ä":1}' }

/** Posts to a server of this machine; tells how many bytes were read from it. */
async function postTo(server: Listening, options: Partial<Options> = {}, path = '/hook') {
  const { opened, connect } = counted(server.port)
  const { lookup } = nameServer()
  const url = `http://localhost:${server.port}${path}`
  const posted = await post({ ...message, url }, { loopback: true, connect, lookup, ...options })
  return { posted, opened, read: opened.reduce((sum, { socket }) => sum + socket.bytesRead, 0) }
}

/** Nothing is left open, on either side. */
const allClosed = async (server: Listening, opened: readonly { readonly socket: Socket }[]) => {
  expect(opened.every(({ socket }) => socket.destroyed)).toBe(true)
  await eventually(async () => {
    const open = server.connections.filter((socket) => !socket.destroyed && !socket.readableEnded)
    expect(open.length).toBe(0)
  })
}

const toldBy = ({ ms: _, ...told }: Posted) => told

async function answeredBy(answer: RequestListener, options: Partial<Options> = {}) {
  const server = await httpServer(answer)
  try {
    const { posted, opened, read } = await postTo(server, options)
    await allClosed(server, opened)
    return { ...posted, read }
  } finally {
    await server.close()
  }
}

async function answeredRawBy(answer: (socket: Socket) => void, options: Partial<Options> = {}) {
  const server = await rawServer(answer)
  try {
    const { posted, opened, read } = await postTo(server, options)
    await allClosed(server, opened)
    return { ...posted, read }
  } finally {
    await server.close()
  }
}

test('what is sent arrives as it is, on a connection for itself', async () => {
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
  expect(toldBy(posted)).toEqual({ outcome: 'delivered', status: 200 })
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

describe('an answer of', () => {
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
  ])('%i is %s', async (status, outcome) => {
    const answer = await answeredBy((_request, response) => response.writeHead(status).end('{}'))
    expect(answer).toMatchObject({ status, outcome })
  })

  test('503 may say when to come again', async () => {
    const answer = await answeredBy((_request, response) =>
      response.writeHead(503, { 'retry-after': '120' }).end(),
    )
    expect(answer).toMatchObject({ status: 503, retryAfterSeconds: 120 })
  })

  test('200 counts, whatever becomes of its body', async () => {
    const cut = await answeredRawBy((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal', () => socket.destroy()),
    )
    const garbled = await answeredRawBy((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n'),
    )
    const hanging = await answeredRawBy((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
    )
    expect([cut, garbled, hanging].map(({ outcome }) => outcome)).toEqual(Array(3).fill('delivered'))
  })

  test('100, 102, 103 is waited beyond', async () => {
    const answer = await answeredRawBy((socket) =>
      socket.end(
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
      ),
    )
    expect(answer).toMatchObject({ outcome: 'delivered', status: 204 })
  })
})

describe('what is no answer', () => {
  test.each<[string, string]>([
    ['garbage', '\0\x01\x02garbage\r\n\r\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a page without a status', '<html><body>Welcome</body></html>\r\n\r\n'],
    ['a status that is none', 'HTTP/1.1 OK 200\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a header that is none', 'HTTP/1.1 200 OK\r\nno header\r\n\r\n'],
    [
      'a protocol that nobody asked for',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ],
  ])('is unreadable: %s', async (_what, text) => {
    expect(toldBy(await withoutRead(answeredRawBy((socket) => socket.write(text))))).toEqual({
      outcome: 'unreadable',
    })
  })

  test.each<[string, (socket: Socket) => void]>([
    ['reset', (socket) => socket.resetAndDestroy()],
    ['closed', (socket) => socket.destroy()],
    ['closed on its own side only', (socket) => socket.end()],
    ['closed within its headers', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-')],
  ])('is unreachable: %s', async (_what, answer) => {
    expect(toldBy(await withoutRead(answeredRawBy(answer)))).toEqual({ outcome: 'unreachable' })
  })
})

const withoutRead = async (answered: Promise<Posted & { read: number }>): Promise<Posted> => {
  const { read: _, ...posted } = await answered
  return posted
}

/** Writes again and again, as fast as it is read or as the pause lets it, until it is cut off. */
const endlessly = (socket: Socket, text: string, pauseMs = 0) => {
  const write = (): void => {
    if (socket.destroyed) return
    const next = () => (pauseMs > 0 ? setTimeout(write, pauseMs) : setImmediate(write))
    if (socket.write(text)) next()
    else socket.once('drain', next)
  }
  write()
}

describe('time and memory are bounded by', () => {
  const deadlineMs = 300
  /** Far from the usual deadline of 15 s, and from never; not a measurement. */
  const inTime = 5_000

  test.each<[string, (socket: Socket) => void]>([
    ['silence', () => undefined],
    [
      'a status that drips',
      (socket) => {
        socket.write('HTTP/1.1 200 ')
        endlessly(socket, 'O', 20)
      },
    ],
    [
      'headers that drip',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        endlessly(socket, 'a: b\r\n', 20)
      },
    ],
    ['provisional answers that drip', (socket) => endlessly(socket, 'HTTP/1.1 100 Continue\r\n\r\n', 100)],
  ])('the deadline: %s', async (_what, answer) => {
    const { outcome, ms } = await answeredRawBy(answer, { deadlineMs })
    expect(outcome).toBe('timed-out')
    expect(ms).toBeGreaterThanOrEqual(deadlineMs - 5)
    expect(ms).toBeLessThan(inTime)
  })

  test.each<[string, string, string]>([
    ['an endless header', 'HTTP/1.1 200 OK\r\na: ', 'a'.repeat(1000)],
    ['endless headers', 'HTTP/1.1 200 OK\r\n', 'a: b\r\n'.repeat(100)],
    ['an endless status', 'HTTP/1.1 200 ', 'OK'.repeat(500)],
    ['endless provisional answers', '', 'HTTP/1.1 103 Early Hints\r\na: b\r\n\r\n'.repeat(10)],
  ])('16 KB: %s', async (_what, first, again) => {
    const { outcome, read } = await answeredRawBy((socket) => {
      socket.write(first)
      endlessly(socket, again)
    })
    expect(outcome).toBe('unreadable')
    expect(read).toBeLessThan(300_000)
  })

  test.each([200, 500])('a few KB of a body of 100 MB that %i has', async (status) => {
    const megabyte = Buffer.alloc(1_000_000)
    const { outcome, read, ms } = await answeredBy((_request, response) => {
      response.writeHead(status, { 'content-length': 100_000_000 })
      for (let sent = 0; sent < 100; sent += 1) response.write(megabyte)
    })
    expect(outcome).toBe(status === 200 ? 'delivered' : 'refused')
    expect(read).toBeLessThan(300_000)
    expect(ms).toBeLessThan(inTime)
  })

  test('half a second, for a body that drips', async () => {
    const started = Date.now()
    const { outcome } = await answeredRawBy((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      endlessly(socket, '1\r\na\r\n', 20)
    })
    expect(outcome).toBe('delivered')
    expect(Date.now() - started).toBeLessThan(inTime)
  })

  test('the deadline still, when the status comes just before it', async () => {
    const started = Date.now()
    const { outcome } = await answeredRawBy(
      (socket) =>
        setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'), deadlineMs - 150),
      { deadlineMs },
    )
    expect(outcome).toBe('delivered')
    expect(Date.now() - started).toBeLessThan(inTime)
  })

  test('the deadline, while a name is looked up: its answer opens no socket any more', async () => {
    const { opened, connect } = counted(1)
    let answer: (addresses: { address: string }[]) => void = () => undefined
    const lookup = async () => await new Promise<{ address: string }[]>((found) => (answer = found))
    const url = 'https://hooks.example/hook'
    const posted = await post({ ...message, url }, { loopback: false, connect, lookup, deadlineMs: 50 })
    answer([{ address: '93.184.215.14' }])
    await new Promise((later) => setImmediate(later))
    expect([posted.outcome, opened.length]).toEqual(['timed-out', 0])
  })
})

describe('a name', () => {
  test('that nobody knows is unreachable', async () => {
    const { opened, connect } = counted(1)
    const url = 'https://nowhere.example/hook'
    const posted = await post(
      { ...message, url },
      { loopback: false, connect, lookup: nameServer({}).lookup },
    )
    expect([posted.outcome, opened.length]).toEqual(['unreachable', 0])
  })

  test('with no address is unreachable', async () => {
    const { lookup } = nameServer({ 'nowhere.example': [] })
    const posted = await post(
      { ...message, url: 'https://nowhere.example/hook' },
      { loopback: false, lookup },
    )
    expect(posted.outcome).toBe('unreachable')
  })

  test('whose first address does not accept is reached at the second', async () => {
    const server = await httpServer((_request, response) => response.end())
    const { connect } = counted(server.port)
    const refusing = counted(await unusedPort())
    const tried: string[] = []
    const posted = await post(
      { ...message, url: `http://localhost:${server.port}/` },
      {
        loopback: true,
        lookup: nameServer({ localhost: ['::1', '127.0.0.1'] }).lookup,
        connect: (address, port) => {
          tried.push(address)
          return (address === '::1' ? refusing.connect : connect)(address, port)
        },
      },
    )
    await server.close()
    expect([posted.outcome, tried]).toEqual(['delivered', ['::1', '127.0.0.1']])
  })

  test('none of whose addresses accepts is unreachable, after three of them', async () => {
    const { opened, connect } = counted(await unusedPort())
    const lookup = nameServer({ localhost: ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'] }).lookup
    const posted = await post(
      { ...message, url: 'http://localhost:8080/' },
      { loopback: true, lookup, connect },
    )
    expect([posted.outcome, opened.length]).toEqual(['unreachable', 3])
  })
})

test('nothing but its own sockets is needed: the system looks the name up, and the address is connected to', async () => {
  const server = await httpServer((_request, response) => response.end())
  const url = `http://127.0.0.1:${server.port}/hook`
  const posted = await post({ ...message, url }, { loopback: true })
  await server.close()
  expect(toldBy(posted)).toEqual({ outcome: 'delivered', status: 200 })
})

/** A port that refuses connections. */
async function unusedPort(): Promise<number> {
  const server = await rawServer(() => undefined)
  await server.close()
  return server.port
}
