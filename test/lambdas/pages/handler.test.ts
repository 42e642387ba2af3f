import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CALLBACK_PATH, SIGNED_OUT_PATH } from '../../../contract/sign-in'
import { handler } from '../../../lambdas/pages/handler'
import type { FileIndex } from '../../../lambdas/pages/files'
import { buildPages } from '../../../lib/functions/pages-build'
import { PATHS } from '../../../web/paths'
import { loadedSizes } from '../../support/pages-files'
import { temporaryFolder } from '../../support/temporary-folder'
import { httpEvent } from '../http/http-event'

const folder = temporaryFolder()
const web = join(folder.path, 'web')
let index: FileIndex

beforeAll(() => {
  buildPages(web)
  index = JSON.parse(readFileSync(join(web, 'index.json'), 'utf8')) as FileIndex
  Object.assign(process.env, {
    LAMBDA_TASK_ROOT: folder.path,
    OFFICE_TIME_ZONE: 'Europe/Berlin',
    BOOKS: 'golden-book,</script>',
    SIGN_IN_ISSUER: 'https://issuer.example/pool',
    SIGN_IN_CLIENT: 'web',
    SIGN_IN_URL: 'https://sign-in.example',
  })
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(() => {
  jest.restoreAllMocks()
  folder.remove()
})

const get = async (rawPath: string, headers: Record<string, string> = {}, method = 'GET') =>
  await handler(httpEvent(`${method} /{page+}`, { rawPath, headers }))

describe('the document', () => {
  test.each([...Object.values(PATHS), CALLBACK_PATH, SIGNED_OUT_PATH])('is answered at %s', async (path) => {
    const answer = await get(path.replaceAll(/\{\w+\}/g, 'x'))
    expect(answer).toMatchObject({
      statusCode: 200,
      body: expect.stringMatching(/^<!doctype html>/) as string,
    })
  })

  test.each(['/nothing', '/visits/a/b/c', '/index.html', '/.env', '/%E0', '/visits/'.repeat(200)])(
    'is answered with 404 at %s',
    async (path) => {
      expect(await get(path)).toMatchObject({
        statusCode: 404,
        body: expect.stringContaining('<main>') as string,
      })
    },
  )

  test('loads one script and one style, and has its settings as data that cannot end their element', async () => {
    const { body = '' } = await get('/')
    expect(body.match(/<script[^>]*src=/g)).toHaveLength(1)
    expect(body.match(/<link rel="stylesheet"/g)).toHaveLength(1)
    expect(body).toContain(String.raw`\u003c/script>`)
    expect(body.match(/<\/script>/g)).toHaveLength(2)
  })

  test('may load files of its own origin only, and call the API and the sign-in', async () => {
    const { headers = {} } = await get('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toMatch(/unsafe|\*|http:/)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self' https://sign-in.example;")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}$/) as string,
    })
  })

  test('is answered with 304 to a browser that has it', async () => {
    const { headers = {} } = await get('/')
    expect(headers['cache-control']).toBe('no-cache')
    const again = await get('/visits', { 'if-none-match': String(headers['etag']) })
    expect(again).toMatchObject({ statusCode: 304 })
    expect(again).not.toHaveProperty('body')
    expect(await get('/nothing', { 'if-none-match': String(headers['etag']) })).toMatchObject({
      statusCode: 404,
    })
  })

  test('has no body for HEAD', async () => {
    expect(await get('/', {}, 'HEAD')).not.toHaveProperty('body')
  })
})

describe('a file', () => {
  const decoded = async (path: string, acceptEncoding: string) => {
    const { headers = {}, body = '' } = await get(path, { 'accept-encoding': acceptEncoding })
    return { coding: headers['content-encoding'], content: Buffer.from(body, 'base64') }
  }

  test('is sent in the best coding that the browser accepts', async () => {
    const plain = (await decoded(index.script, '')).content
    const brotli = await decoded(index.script, 'gzip, deflate, br')
    expect([brotli.coding, brotliDecompressSync(brotli.content)]).toEqual(['br', plain])
    const gzip = await decoded(index.script, 'GZIP;q=0.5, br;q=0')
    expect([gzip.coding, gunzipSync(gzip.content)]).toEqual(['gzip', plain])
    expect((await decoded(index.script, 'identity')).coding).toBeUndefined()
  })

  test('is kept by the browser for good', async () => {
    for (const path of Object.keys(index.files))
      expect(await get(path)).toMatchObject({
        statusCode: 200,
        headers: {
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
        },
      })
  })

  test.each(['/assets/main.js', '/assets/../index.json', '/assets/constructor', '/assets/'])(
    'that the build has not made is not found: %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ statusCode: 404 })
    },
  )

  test('script and style of a page are at most 60 kB together, compressed', () => {
    const sizes = loadedSizes(web)
    expect(sizes.length).toBeGreaterThan(4)
    expect(sizes[0]).toBeLessThanOrEqual(60_000)
  })

  test('fonts are two, and the text can be read before they arrive', () => {
    expect(Object.keys(index.files).filter((path) => path.endsWith('.woff2'))).toHaveLength(2)
  })
})

test.each(['/v1', '/v1/nothing', '/v1/visits/a/b/c/d'])(
  '%s is answered as API Gateway would',
  async (path) => {
    expect(await get(path)).toMatchObject({ statusCode: 404, body: '{"message":"Not Found"}' })
  },
)
