/** The addresses of the pages. A part in braces stands for one value. */
export const PATHS = {
  today: '/',
  visits: '/visits',
  planVisit: '/visits/new',
  visit: '/visits/{visitId}',
  editVisit: '/visits/{visitId}/edit',
  daySheet: '/visits/{visitId}/day-sheet',
  pressDesk: '/press-desk',
  composeNotice: '/visits/{visitId}/notices/new',
  notice: '/visits/{visitId}/notices/{noticeId}',
  editNotice: '/visits/{visitId}/notices/{noticeId}/edit',
  book: '/books/{book}',
  signBook: '/books/{book}/sign',
  partnerships: '/partnerships',
  newPartnership: '/partnerships/new',
  partnership: '/partnerships/{partnershipId}',
  editPartnership: '/partnerships/{partnershipId}/edit',
  jubilees: '/jubilees',
  newAnniversary: '/jubilees/new',
  people: '/people',
  person: '/people/{personId}',
  calendarFeeds: '/calendar-feeds',
  help: '/help',
} as const satisfies Readonly<Record<string, string>>

export type PageName = keyof typeof PATHS

/** The values in a path template. */
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never

type PageParams<Name extends PageName> = { readonly [Param in ParamsOf<(typeof PATHS)[Name]>]: string }

type Arguments<Name extends PageName> =
  {} extends PageParams<Name>
    ? [params?: PageParams<Name>, query?: object]
    : [params: PageParams<Name>, query?: object]

/** The address of a page, with its values percent-encoded: `pathOf('visit', { visitId })`. */
export function pathOf<Name extends PageName>(name: Name, ...[params, query]: Arguments<Name>): string {
  const values: Readonly<Record<string, string>> = params ?? {}
  const path = PATHS[name].replace(/\{(\w+)\}/g, (_, param: string) =>
    encodeURIComponent(values[param] ?? ''),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== '') search.set(key, String(value))
  return search.size === 0 ? path : `${path}?${search.toString()}`
}

/** Whether a path is the address of a page. */
export const isPage = (path: string): boolean => pageAt(path) !== undefined

/** The page of a path with its decoded values; undefined for an unknown path. Literal parts win over values. */
export function pageAt(
  path: string,
): { readonly name: PageName; readonly params: Readonly<Record<string, string>> } | undefined {
  const parts = partsOf(path)
  const found = (Object.keys(PATHS) as PageName[])
    .map((name) => ({ name, params: match(partsOf(PATHS[name]), parts) }))
    .filter(({ params }) => params !== undefined)
    .toSorted((a, b) => Object.keys(a.params ?? {}).length - Object.keys(b.params ?? {}).length)[0]
  return found && { name: found.name, params: found.params ?? {} }
}

/** A trailing slash makes no difference. */
const partsOf = (path: string): string[] => path.replace(/\/+$/, '').split('/').slice(1)

function match(
  template: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (template.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, each] of template.entries()) {
    const value = decoded(parts[index] ?? '')
    if (value === undefined || value === '') return undefined
    if (each.startsWith('{')) params[each.slice(1, -1)] = value
    else if (each !== value) return undefined
  }
  return params
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
