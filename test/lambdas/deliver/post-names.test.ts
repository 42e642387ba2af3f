import { Socket } from 'node:net'
import { post } from '../../../lambdas/deliver/post'
import { message } from './post-to'
import { recordedSockets, nameServer } from './network'
import { httpServer, rawServer } from './server'

describe('a host name', () => {
  test('that does not exist is unreachable', async () => {
    const { opened, connect } = recordedSockets(1)
    const url = 'https://nowhere.example/hook'
    const posted = await post(
      { ...message, url },
      { deadlineMs: 15_000, loopback: false, connect, lookup: nameServer({}).lookup },
    )
    expect([posted.outcome, opened.length]).toEqual(['unreachable', 0])
  })

  test('without addresses is unreachable', async () => {
    const { lookup } = nameServer({ 'nowhere.example': [] })
    const posted = await post(
      { ...message, url: 'https://nowhere.example/hook' },
      { deadlineMs: 15_000, loopback: false, lookup },
    )
    expect(posted.outcome).toBe('unreachable')
  })

  test('whose first address refuses the connection is reached at the second', async () => {
    const server = await httpServer((_request, response) => response.end())
    const { connect } = recordedSockets(server.port)
    const refusing = recordedSockets(await unusedPort())
    const tried: string[] = []
    const posted = await post(
      { ...message, url: `http://localhost:${server.port}/` },
      {
        deadlineMs: 15_000,
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

  test('whose first address does not respond is reached at the second within the deadline', async () => {
    const server = await httpServer((_request, response) => response.end())
    const { connect } = recordedSockets(server.port)
    const posted = await post(
      { ...message, url: `http://localhost:${server.port}/` },
      {
        loopback: true,
        deadlineMs: 2_000,
        lookup: nameServer({ localhost: ['::1', '127.0.0.1'] }).lookup,
        // A socket that is not connecting at all never says that it is open, nor that it is not.
        connect: (address, port) => (address === '::1' ? new Socket() : connect(address, port)),
      },
    )
    await server.close()
    expect(posted.outcome).toBe('delivered')
  })

  test('is unreachable after three addresses have refused', async () => {
    const { opened, connect } = recordedSockets(await unusedPort())
    const lookup = nameServer({ localhost: ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'] }).lookup
    const posted = await post(
      { ...message, url: 'http://localhost:8080/' },
      { deadlineMs: 15_000, loopback: true, lookup, connect },
    )
    expect([posted.outcome, opened.length]).toEqual(['unreachable', 3])
  })
})

/** A port that refuses connections. */
async function unusedPort(): Promise<number> {
  const server = await rawServer(() => undefined)
  await server.close()
  return server.port
}
