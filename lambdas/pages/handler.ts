/** Serves the office's pages: one document for every page, and the files that it loads. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { CALLBACK_PATH, SIGNED_OUT_PATH, type PagesSettings } from '../../contract/sign-in'
import { isPage } from '../../web/paths'
import { hasFourEyes, required } from '../aws/environment'
import { log } from '../aws/log'
import { startWatch } from '../aws/stopwatch'
import { gatewayAnswer } from '../http/answer'
import { hasWeak, readTags } from '../http/entity-tags'
import type { HttpEvent, HttpResult } from '../http/http'
import { documentOf } from './document'
import { codingFor, openFiles, type PageFiles } from './files'
import { documentHeaders, SECURITY_HEADERS } from './headers'

interface Pages {
  readonly files: PageFiles
  readonly settings: PagesSettings
  readonly html: string
  /** Of the document, without quotes. */
  readonly tag: string
}

/** The settings by the function's environment. */
function settingsOf(environment: NodeJS.ProcessEnv): PagesSettings {
  const { SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT: client, SIGN_IN_URL: url } = environment
  const paths = { callbackPath: CALLBACK_PATH, signedOutPath: SIGNED_OUT_PATH }
  return {
    timeZone: required('OFFICE_TIME_ZONE'),
    books: required('BOOKS').split(','),
    fourEyes: hasFourEyes(),
    ...(issuer && client ? { signIn: { issuer, client, url, ...paths } } : {}),
  }
}

function openPages(): Pages {
  const files = openFiles(join(required('LAMBDA_TASK_ROOT'), 'web'))
  const settings = settingsOf(process.env)
  const html = documentOf(files.index, settings)
  return { files, settings, html, tag: createHash('sha256').update(html).digest('base64url') }
}

let pages: Pages | undefined

export const handler = async (event: HttpEvent): Promise<HttpResult> => {
  const elapsed = startWatch()
  pages ??= openPages()
  const { body, isBase64Encoded, ...head } = answerOf(pages, event)
  log('info', {
    requestId: event.requestContext.requestId,
    route: event.routeKey,
    status: head.statusCode,
    ms: elapsed(),
  })
  if (event.routeKey.startsWith('HEAD ') || body === undefined) return head
  return isBase64Encoded ? { ...head, body, isBase64Encoded } : { ...head, body }
}

function answerOf(from: Pages, { rawPath, headers }: HttpEvent): HttpResult {
  // An address of the API that the contract does not have is answered as API Gateway answers it.
  if (rawPath === '/v1' || rawPath.startsWith('/v1/')) return gatewayAnswer(404)
  if (rawPath.startsWith('/assets/')) return fileAnswer(from, rawPath, headers['accept-encoding'])
  return documentAnswer(from, isKnown(rawPath) ? 200 : 404, headers['if-none-match'])
}

/** Whether an address is that of a page, or one to which the sign-in returns. */
const isKnown = (path: string): boolean => isPage(path) || path === CALLBACK_PATH || path === SIGNED_OUT_PATH

/** A file is never changed under its name. */
function fileAnswer({ files }: Pages, path: string, acceptEncoding: string | undefined): HttpResult {
  const entry = Object.hasOwn(files.index.files, path) ? files.index.files[path] : undefined
  if (!entry) return { statusCode: 404, headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store' } }
  const coding = codingFor(entry, acceptEncoding)
  return {
    statusCode: 200,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': entry.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(coding ? { 'content-encoding': coding } : {}),
    },
    body: files.read(path, coding).toString('base64'),
    isBase64Encoded: true,
  }
}

function documentAnswer({ html, tag, settings }: Pages, statusCode: 200 | 404, known?: string): HttpResult {
  const headers = { ...documentHeaders(settings), 'cache-control': 'no-cache', etag: `"${tag}"` }
  const tags = known === undefined ? undefined : readTags(known)
  if (statusCode === 200 && tags && hasWeak(tags, (each) => each === tag)) return { statusCode: 304, headers }
  return { statusCode, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: html }
}
