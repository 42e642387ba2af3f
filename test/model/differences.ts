/** Compares an observed response with the one that the model expects. */
import { PROBLEMS } from '../../contract/problems'
import type { ExpectedResponse } from './expected-response'
import { canonical } from './canonical'
import { type ObservedResponse, type Request, routeOf } from './request'
import type { Fields } from './model-state'

/** The differences as messages; empty if the response is as expected. */
export function differencesFrom(
  request: Request,
  expected: ExpectedResponse,
  observed: ObservedResponse,
): string[] {
  if (expected.refusal) return refusalDifferences(expected.refusal, observed)
  const { status, tag, location, replayed } = expected
  if (status !== observed.status)
    return [`is ${observed.status} ${canonical(observed.body)}, should be ${status}`]
  const etag = tag === undefined ? undefined : `"${tag}"`
  return [
    ...differenceIn('ETag', etag, observed.etag),
    ...differenceIn('Location', location === undefined ? undefined : encodeURI(location), observed.location),
    ...differenceIn('Idempotent-Replayed', replayed ?? false, observed.replayed),
    ...(status === 304 ? [] : bodyDifferences(request, expected.body ?? {}, observed.body)),
  ]
}

function refusalDifferences(
  { refused, duplicates = [], allowed }: NonNullable<ExpectedResponse['refusal']>,
  { status, code, body, location }: ObservedResponse,
): string[] {
  if (!code || !refused.includes(code))
    return [`is ${status} ${code ?? ''}, not one of ${refused.join(', ')}`]
  const locations = duplicates.map((subject) => encodeURI(`/v1/${subject}`))
  return [
    ...differenceIn('status', PROBLEMS[code].status, status),
    ...(code === 'duplicate' && !locations.includes(location ?? '')
      ? [`Location is ${location}, not one of ${locations.join()}`]
      : []),
    ...(code === 'forbidden-step' && allowed ? differenceIn('allowed', allowed, body.allowed) : []),
  ]
}

function bodyDifferences(request: Request, expected: Fields, observed: Fields): string[] {
  const normalize =
    NORMALIZERS[request.route] ?? (routeOf(request).path.endsWith('/changes') ? normalizeChanges : unchanged)
  const should = normalize(normalizeWarnings(expected))
  const is = normalize(normalizeWarnings(observed))
  return canonical(should) === canonical(is)
    ? []
    : [...new Set([...Object.keys(should), ...Object.keys(is)])].flatMap((name) =>
        differenceIn(name, should[name], is[name]),
      )
}

const differenceIn = (what: string, expected: unknown, observed: unknown): string[] =>
  canonical(expected) === canonical(observed)
    ? []
    : [`${what} is ${canonical(observed)}, should be ${canonical(expected)}`]

const unchanged = (body: Fields): Fields => body

const normalizeChange = ({ id: _, changed, ...change }: Fields): Fields => {
  const fields = (changed as string[]).map((pointer) => pointer.split('/').at(1) ?? pointer)
  return { ...change, changed: [...new Set(fields)].toSorted() }
}

const normalizeChanges = ({ items }: Fields): Fields => ({ items: (items as Fields[]).map(normalizeChange) })

const normalizeWarning = ({ message: _, entries, ...warning }: Fields): Fields => ({
  ...warning,
  ...(entries ? { entries: sorted(entries) } : {}),
})

const normalizeWarnings = ({ warnings, ...thing }: Fields): Fields =>
  warnings ? { ...thing, warnings: sorted((warnings as Fields[]).map(normalizeWarning)) } : thing

const normalizePerson = ({ otherNames, ...person }: Fields): Fields => ({
  ...person,
  otherNames: (otherNames as string[]).toSorted(),
})

const sorted = (items: unknown): unknown[] =>
  (items as unknown[]).toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1))

/** By route: they remove values that the registry chooses, and sort lists without a defined order. */
const NORMALIZERS: Readonly<Record<string, (body: Fields) => Fields>> = {
  readPerson: normalizePerson,
  listPeople: ({ items }) => ({ items: sorted((items as Fields[]).map(normalizePerson)) }),
  listAppearances: ({ items }) => ({
    items: sorted(items),
    days: (items as Fields[]).map(({ on }) => on),
  }),
}
