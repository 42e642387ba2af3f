/** Every route of the HTTP API: those of the contract, and those of the pages. */
import { ROUTES, type CataloguedRoute } from '../../contract/catalogue'
import { routeKeysOf, scopesOf, throttleOf, tokenScope } from '../../contract/route'
import type { FunctionName } from '../functions/functions'
import { pascalCase } from '../pascal-case'

export interface GatewayRoute {
  /** The id of its construct. */
  readonly id: string
  /** `POST /v1/visits`. */
  readonly key: string
  readonly fn: FunctionName
  /** The scopes of which a token needs one; empty for a route without an authorizer. */
  readonly scopes: readonly string[]
  /** In requests a second. */
  readonly throttle: { readonly rate: number; readonly burst: number }
}

const idOf = (name: string, key: string): string =>
  `${pascalCase(name)}${key.startsWith('HEAD ') ? 'Head' : ''}`

const routesOf = (route: CataloguedRoute): GatewayRoute[] =>
  routeKeysOf(route).map((key) => ({
    id: idOf(route.name, key),
    key,
    fn: route.resource,
    scopes: scopesOf(route).map(tokenScope),
    throttle: throttleOf(route),
  }))

/** Every address that the contract does not route is a page, a file of the pages, or unknown: the function decides. */
const PAGE_PATHS = [
  ['home-page', '/'],
  ['page', '/{page+}'],
] as const

const pageRoutes = PAGE_PATHS.flatMap(([name, path]) =>
  routeKeysOf({ method: 'GET', path }).map((key): GatewayRoute => ({
    id: idOf(name, key),
    key,
    fn: 'pages',
    scopes: [],
    throttle: throttleOf({ method: 'GET' }),
  })),
)

export const GATEWAY_ROUTES: readonly GatewayRoute[] = [...ROUTES.flatMap(routesOf), ...pageRoutes]

/** The functions that the HTTP API invokes. */
export const API_FUNCTION_NAMES: readonly FunctionName[] = [...new Set(GATEWAY_ROUTES.map(({ fn }) => fn))]
