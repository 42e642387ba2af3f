import { defaultProvider } from '../../../lambdas/aws/environment-credentials'

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

const set = (id: string, secret: string, token: string): void => {
  process.env.AWS_ACCESS_KEY_ID = id
  process.env.AWS_SECRET_ACCESS_KEY = secret
  process.env.AWS_SESSION_TOKEN = token
}

test('reads the credentials from the environment', async () => {
  set('id', 'secret', 'token')
  expect(await defaultProvider()()).toEqual({
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    sessionToken: 'token',
  })
})

test('reads the environment at each call', async () => {
  const provider = defaultProvider()
  set('old', 'secret', 'token')
  await provider()
  set('new', 'secret', 'token')
  expect((await provider()).accessKeyId).toBe('new')
})

test('rejects with the names of the missing variables', async () => {
  set('', '', '')
  await expect(defaultProvider()()).rejects.toThrow(/AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/)
})
