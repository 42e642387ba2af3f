/** Checks the receivers, the example message, the commands and the waits in docs/subscribing.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { ROUTES } from '../../contract/catalogue'
import { RETRY_WAITS } from '../../domain/notifications/delivery-schedule'
import { understood } from '../domain/shared/builders'
import { faultsOfPayload } from '../support/event-schemas'

const DOCS = join(__dirname, '../../docs')
const text = readFileSync(join(DOCS, 'subscribing.md'), 'utf8')

/** The blocks of code in a language. */
const blocks = (language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  )

test.each([
  ['ts', 'receive.ts'],
  ['python', 'receive.py'],
])('shows the %s receiver as it is in %s', (language, file) => {
  const code = readFileSync(join(__dirname, '../../examples/subscriber', file), 'utf8')
  expect(blocks(language)).toEqual([code])
})

test('has an example message with a valid signature and schema', () => {
  const [head = '', body = ''] = blocks('http')[0]?.trimEnd().split('\n\n') ?? []
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? ''
  const secret = /whsec_[A-Za-z0-9+/=]+/.exec(text)?.[0] ?? ''
  const sentAt = new Date(Number(header('webhook-timestamp')) * 1000)
  const signature = new Webhook(secret).sign(header('webhook-id'), sentAt, body)
  expect(header('webhook-signature')).toBe(signature)
  const message = JSON.parse(body) as { type: string; data: { id: string } }
  expect(faultsOfPayload('webhook', message.type, message)).toEqual([])
  expect(message.data.id).toBe(header('webhook-id'))
})

interface Command {
  readonly method: string
  readonly path: string
  readonly body?: string
}

/** The requests that the commands send: `api`, an optional method, a path and an optional body. */
const commands: Command[] = blocks('sh')
  .join('\n')
  .split(/^api /m)
  .slice(1)
  .flatMap((command) => {
    const [, method, path] = /^(?:-X (\w+) )?"?\$API([^\s"]+)/.exec(command) ?? []
    const body = /-d '([^']*)'/.exec(command)?.[1]
    if (path === undefined) return []
    return [
      {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        path,
        ...(body === undefined ? {} : { body }),
      },
    ]
  })

test('has a command for each operation that it explains', () => {
  expect(commands.map(({ method }) => method).toSorted()).toEqual([
    'GET',
    'PATCH',
    'POST',
    'POST',
    'POST',
    'POST',
  ])
})

test.each(commands)('$method $path matches a route and its schemas', ({ method, path, body }) => {
  const [steps, query] = path.replaceAll(/\$\w+/g, 'given').split('?')
  const route = ROUTES.find(
    (each) =>
      each.method === method &&
      new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, 'given')}$`).test(steps ?? ''),
  )
  expect(route).toBeDefined()
  if (body !== undefined && route?.body) understood(route.body, JSON.parse(body))
  if (query !== undefined && route?.query)
    understood(route.query, Object.fromEntries(new URLSearchParams(query)))
  expect(body === undefined).toBe(route?.body === undefined)
})

test('states the waits of the delivery schedule', () => {
  const [, row = ''] = /^\| the next in\s+\|(.*)\|$/m.exec(text) ?? []
  const seconds = { s: 1, min: 60, h: 3600 }
  const waits = row.split('|').map((cell) => {
    const [amount, unit] = cell.trim().split(' ')
    return Number(amount) * seconds[unit as keyof typeof seconds]
  })
  expect(waits).toEqual(RETRY_WAITS)
})
