import type { Socket } from 'node:net'
import { post } from '../../../lambdas/deliver/post'
import { postToHttpServer, postToRawServer, message } from './post-to'
import { recordedSockets } from './network'

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

describe('a post is limited to', () => {
  const deadlineMs = 300
  /** Far from the usual deadline of 15 s, and from never; not a measurement. */
  const inTime = 14_000

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
    const { outcome, ms } = await postToRawServer(answer, { deadlineMs })
    expect(outcome).toBe('timed-out')
    expect(ms).toBeGreaterThanOrEqual(deadlineMs - 5)
    expect(ms).toBeLessThan(inTime)
  })

  test.each<[string, string, string]>([
    ['an endless header', 'HTTP/1.1 200 OK\r\na: ', 'a'.repeat(1000)],
    ['endless headers', 'HTTP/1.1 200 OK\r\n', 'a: b\r\n'.repeat(100)],
    ['an endless status', 'HTTP/1.1 200 ', 'OK'.repeat(500)],
    ['endless provisional answers', '', 'HTTP/1.1 103 Early Hints\r\na: b\r\n\r\n'.repeat(10)],
  ])('16 KB of headers: %s', async (_what, first, again) => {
    const { outcome, read } = await postToRawServer((socket) => {
      socket.write(first)
      endlessly(socket, again)
    })
    expect(outcome).toBe('unreadable')
    expect(read).toBeLessThan(300_000)
  })

  test.each([200, 500])('a few KB of a body of 100 MB with status %i', async (status) => {
    const megabyte = Buffer.alloc(1_000_000)
    const { outcome, read, ms } = await postToHttpServer((_request, response) => {
      response.writeHead(status, { 'content-length': 100_000_000 })
      for (let sent = 0; sent < 100; sent += 1) response.write(megabyte)
    })
    expect(outcome).toBe(status === 200 ? 'delivered' : 'refused')
    expect(read).toBeLessThan(300_000)
    expect(ms).toBeLessThan(inTime)
  })

  test('half a second for a slow body', async () => {
    const started = Date.now()
    const { outcome } = await postToRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      endlessly(socket, '1\r\na\r\n', 20)
    })
    expect(outcome).toBe('delivered')
    expect(Date.now() - started).toBeLessThan(inTime)
  })

  test('the deadline, if the status arrives just before it', async () => {
    const started = Date.now()
    const { outcome } = await postToRawServer(
      (socket) =>
        setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'), deadlineMs - 150),
      { deadlineMs },
    )
    expect(outcome).toBe('delivered')
    expect(Date.now() - started).toBeLessThan(inTime)
  })

  test('the deadline during a name lookup, whose late answer opens no socket', async () => {
    const { opened, connect } = recordedSockets(1)
    let answer: (addresses: { address: string }[]) => void = () => undefined
    const lookup = async () => await new Promise<{ address: string }[]>((found) => (answer = found))
    const url = 'https://hooks.example/hook'
    const posted = await post({ ...message, url }, { loopback: false, connect, lookup, deadlineMs: 50 })
    answer([{ address: '93.184.215.14' }])
    await new Promise((later) => setImmediate(later))
    expect([posted.outcome, opened.length]).toEqual(['timed-out', 0])
  })
})
