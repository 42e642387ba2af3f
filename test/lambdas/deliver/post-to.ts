import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import type { AttemptReport } from '../../../domain/notifications/delivery'
import { post, type PostOptions } from '../../../lambdas/deliver/post'
import { eventually } from '../../support/eventually'
import { nameServer, recordedSockets } from './network'
import { httpServer, rawServer, type Listening } from './server'

export const message = {
  headers: { 'content-type': 'application/json', 'webhook-id': 'change-1' },
  body: '{"ä":1}',
}

/** Posts to a server on this machine, and counts the bytes that were read from it. */
export async function postTo(server: Listening, options: Partial<PostOptions> = {}, path = '/hook') {
  const { opened, connect } = recordedSockets(server.port)
  const { lookup } = nameServer()
  const url = `http://localhost:${server.port}${path}`
  const posted = await post(
    { ...message, url },
    { deadlineMs: 15_000, loopback: true, connect, lookup, ...options },
  )
  return { posted, opened, read: opened.reduce((sum, { socket }) => sum + socket.bytesRead, 0) }
}

/** Expects that all sockets are closed on both sides. */
const allClosed = async (server: Listening, opened: readonly { readonly socket: Socket }[]) => {
  expect(opened.every(({ socket }) => socket.destroyed)).toBe(true)
  await eventually(() => {
    const open = server.connections.filter((socket) => !socket.destroyed && !socket.readableEnded)
    expect(open.length).toBe(0)
  })
}

/** The report without its duration. */
export const withoutTime = ({ ms: _, ...report }: AttemptReport) => report

async function answered(server: Listening, options: Partial<PostOptions>) {
  try {
    const { posted, opened, read } = await postTo(server, options)
    await allClosed(server, opened)
    return { ...posted, read }
  } finally {
    await server.close()
  }
}

export const postToHttpServer = async (answer: RequestListener, options: Partial<PostOptions> = {}) =>
  await answered(await httpServer(answer), options)

export const postToRawServer = async (answer: (socket: Socket) => void, options: Partial<PostOptions> = {}) =>
  await answered(await rawServer(answer), options)
