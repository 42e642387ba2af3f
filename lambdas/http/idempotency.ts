import { createHash } from 'node:crypto'
import { routeKey, type Route } from '../../contract/route'
import { canonical } from '../../domain/shared/json'
import { Refusal } from '../../domain/shared/refusal'
import type { Receipt } from '../table/receipts'
import type { HttpEvent } from './http'

const MAX_LENGTH = 255

/**
 * The receipt of a `POST` with an `Idempotency-Key`, by caller, route, path and key, with a fingerprint of the body.
 */
export function receiptOf(route: Route, event: HttpEvent, actor: string, body: unknown): Receipt | undefined {
  const key = event.headers['idempotency-key']
  if (key === undefined) return undefined
  if (key.length === 0 || key.length > MAX_LENGTH)
    throw new Refusal('malformed', `Idempotency-Key must have 1 to ${MAX_LENGTH} characters.`)
  return {
    hash: digest(JSON.stringify([actor, routeKey(route), event.rawPath, key])),
    fingerprint: digest(canonical(body ?? null)),
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
