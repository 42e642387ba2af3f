/**
 * The path of a request. API Gateway's HTTP APIs decode it once, in `rawPath`; whether `pathParameters` are decoded
 * depends on the character. So parameters are taken from `rawPath` by the route's path, and are not decoded again:
 * `%2565` is the text `%65`, not the letter `e`.
 */
import type { Route } from '../../contract/route'

/** The decoded parameters; undefined if the path does not match the route, as with a slash within a segment. */
export function parametersIn(
  route: Pick<Route, 'path'>,
  rawPath: string,
): Record<string, string> | undefined {
  const names = route.path.split('/')
  const segments = rawPath.split('/')
  if (segments.length !== names.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const segment = segments[index] ?? ''
    if (name.startsWith('{')) parameters[name.slice(1, -1)] = segment
    else if (name !== segment) return undefined
  }
  return parameters
}

/** The path, percent-encoded. Throws for a lone surrogate, which no valid parameter has. */
export const encodedPath = (rawPath: string): string => rawPath.split('/').map(encodeURIComponent).join('/')
