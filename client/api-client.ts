/** A client of the API that is made from the contract: a route tells its address, its input and its answer. */
import type * as z from 'zod/mini'
import { parse } from '../contract/parse'
import { scopesOf, tokenScope, type AnswerBody, type Route, type Schema } from '../contract/route'
import { noAnswer, refusalOf, stranger } from '../archive/refusals'
import { sendPatiently, type Outgoing, type Patience } from '../archive/send'

type InputOf<S> = S extends Schema ? z.input<S> : undefined

/** What a route is asked with. A POST is sent again when its answer is lost, so it has an `idempotencyKey`. */
export interface Asked<R extends Route> {
  readonly params?: InputOf<R['params']>
  readonly query?: InputOf<R['query']>
  readonly body?: InputOf<R['body']>
  readonly ifMatch?: string
  readonly idempotencyKey?: string
}

type ItemOf<R extends Route> = AnswerBody<R> extends { items: (infer Item)[] } ? Item : never

export interface ApiClient {
  /**
   * Asks a route of the contract, and gives the body that it answers.
   *
   * @throws ApiProblem when the API refuses
   * @throws CommandError when there is no answer, the token does not do, or whoever answers is not the registry
   */
  ask<const R extends Route>(route: R, asked: Asked<R>): Promise<AnswerBody<R>>
  /** Every item of a list route, page by page; a page may be empty and still not be the last. Throws as `ask` does. */
  list<const R extends Route>(route: R, asked: Asked<R>): AsyncGenerator<ItemOf<R>>
}

export interface Access {
  /** `http://127.0.0.1:3000` */
  readonly url: string
  /** A bearer token; without one the registry says what it thinks of that. */
  readonly token?: string | undefined
}

/** Makes a client that sends again what got no answer, see `sendPatiently`. */
export function apiClient({ url, token }: Access, patience: Patience = {}): ApiClient {
  const ask: ApiClient['ask'] = async (route, asked) => {
    const reply = await sendPatiently(outgoingOf(route, asked, { url, token }), patience).catch(
      (failure: unknown) => {
        throw noAnswer(url, failure)
      },
    )
    const scope = scopesOf(route).map(tokenScope).join(' or ')
    if (reply.status !== route.answer.status) throw refusalOf(reply, { url, scope })
    const parsed = parse(route.answer.schema, reply.body)
    if ('faults' in parsed) throw stranger(url)
    return parsed.value as AnswerBody<typeof route>
  }

  async function* list<const R extends Route>(route: R, asked: Asked<R>): AsyncGenerator<ItemOf<R>> {
    let cursor: string | undefined
    do {
      const query = { ...(asked.query as object), cursor } as InputOf<R['query']>
      const page = (await ask(route, { ...asked, query })) as { items: ItemOf<R>[]; nextCursor?: string }
      yield* page.items
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }

  return { ask, list }
}

function outgoingOf<R extends Route>(route: R, asked: Asked<R>, { url, token }: Access): Outgoing {
  const { params, query, body, ifMatch, idempotencyKey } = asked
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  }
  const address = addressOf(url, route.path, params ?? {}, query ?? {})
  return { method: route.method, address, headers, body: JSON.stringify(body) }
}

function addressOf(url: string, path: string, params: object, query: object): URL {
  const given = new Map<string, unknown>(Object.entries(params))
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given.get(name))))
  const address = new URL(`${url.replace(/\/+$/, '')}${filled}`)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) address.searchParams.set(name, String(value))
  return address
}
