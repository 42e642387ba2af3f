/** A route of the template, as far as selecting it goes. */
export interface RouteKey {
  /** `GET /v1/visits/{visitId}`, or `$default`. */
  key: string
}

export interface Selected<Route> {
  route: Route
  /** Decoded path parameters; a greedy one holds the rest of the path. */
  parameters: Record<string, string>
}

const literal = 0
const variable = 1
const greedy = 2

/**
 * Selects the most specific route for a request, as an HTTP API does ("Create routes for HTTP APIs"): literal
 * segments before variables, these before a greedy one, a named method before `ANY`, and `$default` last.
 *
 * @param path as requested, without the query, still percent-encoded
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
  /** Sorts more specific routes first. */
  rank: string
}

function matchRoute(key: string, method: string, path: string): Match | undefined {
  if (key === '$default') return { parameters: {}, rank: '~' }
  const [routeMethod = '', template = ''] = key.split(' ')
  if (routeMethod !== method && routeMethod !== 'ANY') return undefined
  const match = matchPath(template.split('/').slice(1), path.split('/').slice(1))
  return match && { ...match, rank: `${match.rank}${routeMethod === 'ANY' ? 1 : 0}` }
}

function matchPath(template: string[], path: string[]): Match | undefined {
  const parameters: Record<string, string> = {}
  let rank = ''
  for (const [index, part] of template.entries()) {
    const kind = kindOf(part)
    const value = kind === greedy ? path.slice(index).join('/') : path[index]
    if (!value && (kind !== literal || value === undefined)) return undefined
    if (kind === literal && decoded(value ?? '') !== part) return undefined
    if (kind !== literal) parameters[part.replaceAll(/[{}+]/g, '')] = decoded(value ?? '')
    rank += kind
    if (kind === greedy) return { parameters, rank }
  }
  return path.length === template.length ? { parameters, rank } : undefined
}

function kindOf(part: string): number {
  if (!part.startsWith('{')) return literal
  return part.endsWith('+}') ? greedy : variable
}

/** What cannot be decoded stays as it is; `isWellFormed` refuses such a path before. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Whether every percent sign of a path begins an encoded UTF-8 character. */
export function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
