/** A receiver of `examples/subscriber`, really started, and what it is sent. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { eventually } from '../support/eventually'

const FOLDER = join(__dirname, '../../examples/subscriber')

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

export interface Receiver {
  readonly post: (message: Message) => Promise<number>
  /** What it has printed for each change that it heard of. */
  readonly heard: () => string[]
  readonly stop: () => Promise<void>
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Starts `command file` with the secret, on a free port of this machine. */
export async function startReceiver(
  [command, ...args]: readonly [string, ...string[]],
  file: string,
  secret: string,
): Promise<Receiver> {
  const child = spawn(command, [...args, join(FOLDER, file)], {
    env: { ...process.env, WEBHOOK_SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let complained = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text))
  const ended = new Promise((end) => child.on('close', end))
  const stop = async (): Promise<void> => {
    child.kill()
    await ended
  }
  const lines = (): string[] => told.split('\n').slice(0, -1)
  const [first = ''] = await eventually(() => expect(lines()).toHaveLength(1)).then(
    lines,
    async (error: unknown) => {
      await stop()
      throw new Error(`The receiver has not started: ${complained}`, { cause: error })
    },
  )
  const url = first.replace('Listening on ', '')
  return {
    post: async ({ headers, body }) => (await fetch(url, { method: 'POST', headers, body })).status,
    heard: () => lines().slice(1),
    stop,
  }
}

export interface Signing {
  readonly id: string
  readonly body: string
  readonly secrets: readonly string[]
  readonly minutesAgo?: number
}

/** A message as the registry signs it. */
export function signed({ id, body, secrets, minutesAgo = 0 }: Signing): Message {
  const sentAt = new Date(Date.now() - minutesAgo * 60_000)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' '),
  }
  return { headers, body }
}
