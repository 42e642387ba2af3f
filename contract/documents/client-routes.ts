/** The table of routes for `client/`, which does not import the contract. */
import type { Route } from '../route'
import { ROUTES } from '../catalogue'

/** One row of the table. */
interface ClientRoute {
  readonly method: Route['method']
  readonly path: Route['path']
  /** The request needs `If-Match`. */
  readonly ifMatch?: true
}

/** The rows by the routes' names, in alphabetical order. */
const clientRoutes = (): Readonly<Record<string, ClientRoute>> =>
  Object.fromEntries(
    ROUTES.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, method, path, ifMatch }) => [
      name,
      { method, path, ...(ifMatch && { ifMatch }) },
    ]),
  )

/** The source text of `client/routes.ts`. */
export const clientRoutesSource = (): string =>
  [
    '/** Every route of the API. Generated from the contract: run `npm run documents`, do not edit. */',
    'export const ROUTES = {',
    ...Object.entries(clientRoutes()).map(([name, row]) => `  ${name}: ${rowSource(row)},`),
    '} as const',
    '',
    '/** The name of a route, `recordVisit`. */',
    'export type RouteName = keyof typeof ROUTES',
    '',
  ].join('\n')

const rowSource = ({ method, path, ifMatch }: ClientRoute): string =>
  `{ method: '${method}', path: '${path}'${ifMatch ? ', ifMatch: true' : ''} }`
