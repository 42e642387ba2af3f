import { faultOfWebAddress, lookUpAll, resolve } from '../../../lambdas/deliver/resolve'
import { parseWebAddress } from '../../../lambdas/deliver/web-address'
import { nameServer } from './network'

const deployed = { loopback: false }

test.each([
  ['http://hooks.example/', 'must begin with https://'],
  ['hooks.example', 'must begin with https:// and a host name'],
  ['https://office@hooks.example/', 'must not contain a user name or a password'],
  ['https://hooks.example:8443/', 'must use port 443'],
  ['https://hooks.example/ a', 'must not contain spaces, control characters or backslashes'],
  [`https://hooks.example/${'h'.repeat(2000)}`, 'must be 2000 characters or shorter'],
  ['https://256.0.0.1/', 'is not a valid URL'],
  ['https://10.0.0.1/', 'must have a host with public IP addresses only'],
  ['https://mixed.example/', 'must have a host with public IP addresses only'],
])('%s %s', async (text, fault) => {
  expect(await faultOfWebAddress(text, deployed, nameServer().lookup)).toBe(fault)
})

test('accepts a host name that does not exist yet', async () => {
  const { lookedUp, lookup } = nameServer({})
  expect(await faultOfWebAddress('https://soon.example/', deployed, lookup)).toBeUndefined()
  expect(lookedUp).toEqual(['soon.example'])
})

test('gives up a lookup after five seconds', async () => {
  jest.useFakeTimers()
  try {
    const never = async () => await new Promise<never>(() => undefined)
    const fault = faultOfWebAddress('https://hooks.example/', deployed, never)
    await jest.advanceTimersByTimeAsync(5_000)
    expect(await fault).toBeUndefined()
    expect(jest.getTimerCount()).toBe(0)
  } finally {
    jest.useRealTimers()
  }
})

test('leaves no timer after a lookup', async () => {
  jest.useFakeTimers()
  try {
    for (const text of ['https://hooks.example/', 'https://nowhere.example/'])
      await faultOfWebAddress(text, deployed, nameServer().lookup)
    expect(jest.getTimerCount()).toBe(0)
  } finally {
    jest.useRealTimers()
  }
})

test('does not look an IP address up', async () => {
  const { lookedUp, lookup } = nameServer()
  for (const text of [
    'https://93.184.215.14/',
    'https://1572395790/',
    'https://[2606:2800::1]/',
    'https://10.1/',
  ])
    await faultOfWebAddress(text, deployed, lookup)
  expect(lookedUp).toEqual([])
})

test('the system lookup resolves localhost', async () => {
  const judged = parseWebAddress('http://localhost:8080/', { loopback: true })
  if (!('address' in judged)) throw new Error(judged.fault)
  const resolved = await resolve(judged.address)
  expect(resolved).toEqual({ addresses: (await lookUpAll('localhost')).map(({ address }) => address) })
})
