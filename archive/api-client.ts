/** A client of the API that is made from the contract: a route tells its address, its input and its answer. */
import type * as z from 'zod/mini'
import { parse } from '../contract/parse'
import { tokenScope, type Answer, type Route, type Schema } from '../contract/route'
import { noAnswer, refusalOf, stranger } from './api-refusal'
import { addressOf, headersOf, sendOnce, type Outgoing } from './api-request'
import { withPatience, type Patience } from './retry'

type InputOf<S> = S extends Schema ? z.input<S> : undefined

/** What a route is asked with. A POST that is to have one effect however often it is sent has an `idempotencyKey`. */
export interface Asked<R extends Route> {
  readonly params?: InputOf<R['params']>
  readonly query?: InputOf<R['query']>
  readonly body?: InputOf<R['body']>
  readonly ifMatch?: string
  readonly idempotencyKey?: string
}

export interface Answered<Body> {
  readonly body: Body
  /** The strong entity tag to be sent as `ifMatch`. */
  readonly etag: string | undefined
  /** The answer repeats that of an earlier run with the same idempotency key. */
  readonly isOld: boolean
}

export interface ApiClient {
  /**
   * Asks a route of the contract.
   *
   * @throws ApiProblem when the API refuses
   * @throws CommandError when there is no answer, the token does not do, or whoever answers is not the registry
   */
  ask<const R extends Route>(route: R, asked: Asked<R>): Promise<Answered<Answer<R>>>
  /** Every item of a list route, page by page; a page may be empty and still not be the last. */
  list<const R extends Route>(route: R, asked: Asked<R>): AsyncGenerator<ItemOf<R>>
  /** Reads what stands at an address that the API gave, such as `Location`. Throws as `ask` does. */
  follow<S extends Schema>(location: string, schema: S): Promise<z.output<S>>
}

type ItemOf<R extends Route> = Answer<R> extends { items: (infer Item)[] } ? Item : never

export interface Access extends Partial<Patience> {
  /** `http://127.0.0.1:3000` */
  readonly url: string
  /** A bearer token; without one the registry says what it thinks of that. */
  readonly token?: string | undefined
}

const ATTEMPTS = 8

/** Makes a client that sends again what may be sent again, see `withPatience`. */
export function apiClient({ url, token, attempts = ATTEMPTS, pause }: Access): ApiClient {
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` }

  async function exchange<S extends Schema>(
    outgoing: Outgoing,
    schema: S,
    scope: string,
  ): Promise<Answered<z.output<S>>> {
    const { attempt, sent } = await withPatience(() => sendOnce(outgoing), {
      attempts,
      ...(pause && { pause }),
    })
    if ('failure' in attempt) throw noAnswer(url, attempt.failure)
    const body = await jsonOf(attempt.response)
    if (!attempt.response.ok) throw refusalOf(attempt.response, body, { url, scope })
    const parsed = parse(schema, body)
    if ('faults' in parsed) throw stranger(url)
    const { headers } = attempt.response
    const isOld = sent === 1 && headers.get('idempotent-replayed') === 'true'
    return { body: parsed.value, etag: headers.get('etag') ?? undefined, isOld }
  }

  const ask: ApiClient['ask'] = async (route, asked) => {
    const headers = { ...authorization, ...headersOf(asked) }
    const body = asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }
    const scope = route.scope === 'none' ? 'none' : tokenScope(route.scope)
    const outgoing = { method: route.method, address: addressOf(url, route, asked), headers, ...body }
    return (await exchange(outgoing, route.answer.schema, scope)) as Answered<Answer<typeof route>>
  }

  async function* list<const R extends Route>(route: R, asked: Asked<R>): AsyncGenerator<ItemOf<R>> {
    let cursor: string | undefined
    do {
      const query = { ...(asked.query as object), cursor } as InputOf<R['query']>
      const page = await ask(route, { ...asked, query })
      const { items, nextCursor } = page.body as { items: ItemOf<R>[]; nextCursor?: string }
      yield* items
      cursor = nextCursor
    } while (cursor !== undefined)
  }

  async function follow<S extends Schema>(location: string, schema: S): Promise<z.output<S>> {
    const address = new URL(location, url)
    // The token is for the registry alone.
    if (address.origin !== new URL(url).origin) throw stranger(url)
    const outgoing = { method: 'GET', address, headers: authorization }
    return (await exchange(outgoing, schema, tokenScope('read'))).body
  }

  return { ask, list, follow }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}
