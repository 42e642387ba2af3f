/** Every route of the API. Functions import their own resource's routes; this is for what is made from all of them. */
import * as anniversaries from './anniversaries/routes'
import * as books from './books/routes'
import * as calendar from './calendar/routes'
import * as meta from './meta/routes'
import * as partnerships from './partnerships/routes'
import * as people from './people/routes'
import type { Route } from './route'
import * as subscriptions from './subscriptions/routes'
import * as visits from './visits/routes'

const byPathAndMethod = (a: Route, b: Route): number => (a.path + a.method < b.path + b.method ? -1 : 1)

export const ROUTES: readonly Route[] = [
  partnerships,
  visits,
  books,
  anniversaries,
  people,
  subscriptions,
  calendar,
  meta,
]
  .flatMap((routes) => Object.values<Route>(routes))
  .toSorted(byPathAndMethod)
