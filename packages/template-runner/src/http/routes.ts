import { RunError, unsupported } from '../run-error'

/** A route that requests are matched with. */
export interface RouteKey {
  /** For example `GET /things/{id}`. */
  key: string
}

export interface Selected<Route> {
  route: Route
  /** Path parameters, decoded. */
  parameters: Record<string, string>
}

/**
 * Checks a route key: a method and a path of literal segments and variables.
 *
 * @param logicalId the route
 * @throws RunError for `$default`, `ANY` and a greedy variable
 */
export function checkRouteKey(logicalId: string, key: string): void {
  if (key === '$default' || key.startsWith('ANY ') || key.includes('+}'))
    throw unsupported(logicalId, `the route key ${key}`)
  if (!/^[A-Z]+ \/\S*$/.test(key))
    throw new RunError(`${logicalId}: \`RouteKey\` must be a method and a path, not ${key}; correct it.`)
}

/**
 * Selects the most specific route for a request ("Create routes for HTTP APIs"): a literal segment precedes a variable.
 *
 * @param path percent-encoded, without the query
 */
export function selectRoute<Route extends RouteKey>(
  routes: Route[],
  method: string,
  path: string,
): Selected<Route> | undefined {
  const matches = routes.flatMap((route) => {
    const match = matchRoute(route.key, method, path)
    return match ? [{ route, ...match }] : []
  })
  const [best] = matches.toSorted((left, right) => (left.rank < right.rank ? -1 : 1))
  return best && { route: best.route, parameters: best.parameters }
}

interface Match {
  parameters: Record<string, string>
  /** One digit for each segment, 0 for a literal and 1 for a variable: sorts specific routes first. */
  rank: string
}

function matchRoute(key: string, method: string, path: string): Match | undefined {
  const [routeMethod = '', template = ''] = key.split(' ')
  if (routeMethod !== method) return undefined
  return matchPath(template.split('/').slice(1), path.split('/').slice(1))
}

function matchPath(template: string[], path: string[]): Match | undefined {
  if (path.length !== template.length) return undefined
  const parameters: Record<string, string> = {}
  let rank = ''
  for (const [index, segment] of template.entries()) {
    const value = decode(path[index] ?? '')
    const isVariable = segment.startsWith('{')
    if (isVariable ? value === '' : value !== segment) return undefined
    if (isVariable) parameters[segment.slice(1, -1)] = value
    rank += isVariable ? '1' : '0'
  }
  return { parameters, rank }
}

/** The caller checks the path by `isWellFormed` first. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Whether the path's percent-encoding is valid UTF-8. */
export function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
