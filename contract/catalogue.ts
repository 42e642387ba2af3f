/**
 * The catalogue: every resource of the API with its routes and its documentation. The HTTP API, the documents and the
 * tests are derived from it. A Lambda function imports the schemas and routes of its own resource instead.
 */
import { anniversaries } from './anniversaries/docs'
import { books } from './books/docs'
import { calendar } from './calendar/docs'
import type { EventDocs, Example, ResourceDocs } from './docs'
import type { ChangeType, WithdrawalType } from './events'
import { meta } from './meta/docs'
import { notices } from './notices/docs'
import { partnerships } from './partnerships/docs'
import { people } from './people/docs'
import type { Route } from './route'
import { subscriptions } from './subscriptions/docs'
import { visits } from './visits/docs'

export const CATALOGUE = {
  partnerships,
  visits,
  books,
  anniversaries,
  notices,
  people,
  subscriptions,
  calendar,
  meta,
} as const satisfies Readonly<Record<string, ResourceDocs>>

/** A resource, which is also the name of the function that serves its routes. */
export type Resource = keyof typeof CATALOGUE

export const RESOURCES = Object.keys(CATALOGUE) as Resource[]

/** Every resource, in the order of the catalogue. */
export const ALL_DOCS: readonly ResourceDocs[] = Object.values(CATALOGUE)

export interface CataloguedRoute extends Route {
  readonly resource: Resource
}

const byPathAndMethod = (a: Route, b: Route): number => (a.path + a.method < b.path + b.method ? -1 : 1)

/** Every route of the API, by path and method. */
export const ROUTES: readonly CataloguedRoute[] = RESOURCES.flatMap((resource) =>
  Object.values<Route>(CATALOGUE[resource].routes).map((route) => Object.assign({ resource }, route)),
).toSorted(byPathAndMethod)

/** The resource of a route, by the route's name. Throws for a name that no route has. */
export function resourceOf(name: string): Resource {
  const found = RESOURCES.find((resource) => name in CATALOGUE[resource].routes)
  if (!found) throw new Error(`No route has the name ${name}.`)
  return found
}

/** The entries of all resources in one record. */
const merged = <Value>(
  recordOf: (docs: ResourceDocs) => Readonly<Record<string, Value>> | undefined,
): Readonly<Record<string, Value>> => Object.assign({}, ...ALL_DOCS.map(recordOf)) as Record<string, Value>

/** The documentation of every type of change. */
export const EVENT_DOCS = merged(({ events }) => events) as Readonly<Record<ChangeType, EventDocs>>

/** A sentence for every type of withdrawal. */
export const WITHDRAWAL_DOCS = merged(({ withdrawals }) => withdrawals) as Readonly<
  Record<WithdrawalType, string>
>

/** The named schemas of every resource, those of its requests, and those of its values. */
export const RESOURCE_SCHEMAS = merged(({ schemas }) => schemas)
export const INPUT_SCHEMAS = merged(({ inputs }) => inputs)
export const VALUE_SCHEMAS = merged(({ values }) => values)

/** The descriptions of the parameters of every resource. */
export const PARAMETER_DOCS = merged(({ parameters }) => parameters)

/** The documentation of every warning. */
export const WARNING_DOCS = ALL_DOCS.flatMap(({ warnings = [] }) => warnings)

/**
 * Requests in an order in which each succeeds, on a registry that is empty at first. The OpenAPI document shows them, and
 * a test sends them.
 */
export const EXAMPLES: readonly Example[] = ALL_DOCS.flatMap(({ examples }) => examples)

/** The examples of one route. */
export const examplesOf = (name: string): readonly Example[] =>
  EXAMPLES.filter(({ route }) => route.name === name)
