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
 * Checks a route key: a method and a path of literal segments and variables. The last variable may be greedy: `{path+}`.
 *
 * @param logicalId the route
 * @throws RunError for `$default`, `ANY` and a greedy variable that is not the last segment
 */
export function checkRouteKey(logicalId: string, key: string): void {
  if (key === '$default' || key.startsWith('ANY ')) throw unsupported(logicalId, `the route key ${key}`)
  if (!/^[A-Z]+ \/\S*$/.test(key))
    throw new RunError(`${logicalId}: \`RouteKey\` must be a method and a path, not ${key}; correct it.`)
  if (key.split('/').slice(0, -1).some(isGreedy))
    throw new RunError(
      `${logicalId}: a greedy variable must be the last segment, not as in ${key}; correct it.`,
    )
}

/**
 * Selects the most specific route for a request ("Create routes for HTTP APIs"): a full match precedes one with a greedy
 * variable, and a literal segment precedes a variable.
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
  /**
   * Sorts specific routes first: one digit for a full (0) or a greedy (1) match, then one for each segment, 0 for a
   * literal, 1 for a variable and 2 for a greedy variable.
   */
  rank: string
}

function matchRoute(key: string, method: string, path: string): Match | undefined {
  const [routeMethod = '', template = ''] = key.split(' ')
  if (routeMethod !== method) return undefined
  return matchPath(template.split('/').slice(1), path.split('/').slice(1))
}

function matchPath(template: string[], path: string[]): Match | undefined {
  const greedy = isGreedy(template.at(-1) ?? '')
  if (greedy ? path.length < template.length : path.length !== template.length) return undefined
  const parameters: Record<string, string> = {}
  let rank = greedy ? '1' : '0'
  for (const [index, segment] of template.entries()) {
    const value = decode(isGreedy(segment) ? path.slice(index).join('/') : (path[index] ?? ''))
    const isVariable = segment.startsWith('{')
    if (isVariable ? value === '' : value !== segment) return undefined
    if (isVariable) parameters[segment.replaceAll(/[{}+]/g, '')] = value
    rank += digitOf(segment)
  }
  return { parameters, rank }
}

/** A greedy variable holds the rest of the path, without the slash before it. */
const isGreedy = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('+}')

function digitOf(segment: string): string {
  if (isGreedy(segment)) return '2'
  return segment.startsWith('{') ? '1' : '0'
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
