/** The client that the commands use: it throws where the API refuses, and checks every answer against the contract. */
import { apiClient } from '../client/api-client'
import type { AnyRequest, ApiAccess, RequestOf } from '../client/request'
import type { RouteName } from '../client/routes'
import type { RetryOptions } from '../client/send'
import type { Operations } from '../contract/operations'
import { parse } from '../contract/parse'
import { scopesOf, tokenScope, type Route } from '../contract/route'
import { ROUTES } from '../contract/catalogue'
import { errorOf, noAnswer, wrongServer } from './api-errors'

type AnswerOf<Name extends RouteName> = Operations[Name]['answer']
type ItemOf<Name extends RouteName> = AnswerOf<Name> extends { items: (infer Item)[] } ? Item : never

export interface RegistryClient {
  /**
   * Calls a route by its name. Returns the body of the answer.
   *
   * @throws ApiProblem when the API refuses the request
   * @throws CommandError when there is no answer, the token is missing or insufficient, or the server is not the registry
   */
  call<Name extends RouteName>(name: Name, request: RequestOf<Operations, Name>): Promise<AnswerOf<Name>>
  /** Yields the items of all pages of a list. Throws as `call` does. */
  list<Name extends RouteName>(name: Name, request: RequestOf<Operations, Name>): AsyncGenerator<ItemOf<Name>>
}

export function registryClient(access: ApiAccess, retries: RetryOptions = {}): RegistryClient {
  const { url } = access
  const client = apiClient(access, retries)

  const call: RegistryClient['call'] = async (name, request) => {
    const route = routeNamed(name)
    const answer = await client.call(name, request as never).catch((failure: unknown) => {
      throw noAnswer(url, failure)
    })
    const scope = scopesOf(route).map(tokenScope).join(' or ')
    if (answer.status !== route.answer.status) throw errorOf(answer, { url, scope })
    const parsed = parse(route.answer.schema, answer.body)
    if ('faults' in parsed) throw wrongServer(url)
    return parsed.value as AnswerOf<typeof name>
  }

  async function* list<Name extends RouteName>(
    name: Name,
    request: RequestOf<Operations, Name>,
  ): AsyncGenerator<ItemOf<Name>> {
    let cursor: string | undefined
    do {
      const query = { ...((request as AnyRequest).query as object), cursor }
      const page = (await call(name, { ...request, query } as never)) as {
        items: ItemOf<Name>[]
        nextCursor?: string
      }
      yield* page.items
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }

  return { call, list }
}

function routeNamed(name: RouteName): Route {
  const route = ROUTES.find((each) => each.name === name)
  if (route) return route
  throw new Error(`The contract has no route ${name}: run npm run documents.`)
}
