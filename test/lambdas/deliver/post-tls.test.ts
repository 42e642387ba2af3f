import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { post, type PostOptions } from '../../../lambdas/deliver/post'
import { selfSigned } from '../../support/tls/certificate'
import { recordedSockets, nameServer } from './network'
import { httpsServer, rawServer, type Listening } from './server'

const identity = selfSigned('hooks.example', '93.184.215.14')
const other = selfSigned('hooks.example')
const names: (string | false | null)[] = []
let server: Listening

beforeAll(async () => {
  server = await httpsServer(identity, (request, response) => {
    names.push((request.socket as unknown as { servername: string | false | null }).servername)
    response.end()
  })
})
afterAll(async () => await server.close())
beforeEach(() => names.splice(0))

async function postTo(url: string, options: Partial<PostOptions> = {}, port = server.port) {
  const { opened, connect } = recordedSockets(port)
  const { lookup } = nameServer()
  const posted = await post(
    { url, headers: {}, body: '{}' },
    { deadlineMs: 15_000, loopback: false, connect, lookup, trusted: identity.cert, ...options },
  )
  expect(opened.every(({ socket }) => socket.destroyed)).toBe(true)
  return posted.outcome
}

test('accepts a certificate for the host name', async () => {
  expect(await postTo('https://hooks.example/hook')).toBe('delivered')
  expect(await postTo('https://hooks.example./hook')).toBe('delivered')
  expect(names).toEqual(['hooks.example', 'hooks.example'])
})

test('accepts a certificate for an IP address, and sends no server name', async () => {
  expect(await postTo('https://93.184.215.14/hook')).toBe('delivered')
  expect(names).toEqual([false])
})

test.each([
  ['for another name', 'https://many.example/hook', {}],
  ['for another IP address', 'https://8.8.8.8/hook', {}],
  ['for none of its IPv6 addresses', 'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/hook', {}],
  ['that another authority vouches for', 'https://hooks.example/hook', { trusted: other.cert }],
  ['that no authority vouches for', 'https://hooks.example/hook', { trusted: undefined }],
])('sends nothing to a host with a certificate %s', async (_what, url, options) => {
  expect(await postTo(url, options as Partial<PostOptions>)).toBe('unreachable')
  expect(names).toEqual([])
})

test('verifies certificates regardless of NODE_TLS_REJECT_UNAUTHORIZED', async () => {
  // Node.js reads the variable from the environment that its process has, which is none of Jest's.
  const posting = `
    const { post } = require('./lambdas/deliver/post.ts')
    const url = 'https://localhost:${server.port}/hook'
    post({ url, headers: {}, body: '{}' }, { deadlineMs: 15_000, loopback: true }).then(({ outcome }) => console.log(outcome))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', posting], {
    cwd: join(__dirname, '../../..'),
    env: { PATH: process.env['PATH'], NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
  })
  expect(stdout).toBe('unreachable\n')
  expect(names).toEqual([])
})

test('sends only a ClientHello to a server without TLS', async () => {
  const received: Buffer[] = []
  const plain = await rawServer((socket) => {
    socket.on('data', (data: Buffer) => received.push(data))
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
  })
  expect(await postTo('https://hooks.example/hook', {}, plain.port)).toBe('unreachable')
  await plain.close()
  expect(Buffer.concat(received).includes('POST')).toBe(false)
})

test('closes both ends of a handshake that does not finish in time', async () => {
  const silent = await rawServer(() => undefined)
  const posting = postTo('https://hooks.example/hook', { deadlineMs: 200 }, silent.port)
  expect(await posting).toBe('timed-out')
  await silent.close()
})
