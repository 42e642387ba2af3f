/** Compares a response with the one that the model expects. */
import { PROBLEMS } from '../../contract/problems'
import type { ExpectedResponse } from './expected-response'
import { canonical } from './canonical'
import { type ObservedResponse, type Request, routeOf } from './request'
import type { Fields } from './model-state'

/** The differences in words; empty if the response is as expected. */
export function differencesFrom(
  request: Request,
  expected: ExpectedResponse,
  observed: ObservedResponse,
): string[] {
  if (expected.refused) return refusalFaults(expected.refused, observed)
  const { status, tag, location, replayed } = expected
  if (status !== observed.status)
    return [`is ${observed.status} ${canonical(observed.body)}, should be ${status}`]
  const etag = tag === undefined ? undefined : `"${tag}"`
  return [
    ...unlike('ETag', etag, observed.etag),
    ...unlike('Location', location === undefined ? undefined : encodeURI(location), observed.location),
    ...unlike('Idempotent-Replayed', replayed ?? false, observed.replayed),
    ...(status === 304 ? [] : bodyFaults(request, expected.body ?? {}, observed.body)),
  ]
}

function refusalFaults(
  { refused, inTheWay = [], allowed }: NonNullable<ExpectedResponse['refused']>,
  { status, code, body, location }: ObservedResponse,
): string[] {
  if (!code || !refused.includes(code))
    return [`is ${status} ${code ?? ''}, not one of ${refused.join(', ')}`]
  const ways = inTheWay.map((subject) => encodeURI(`/v1/${subject}`))
  return [
    ...unlike('status', PROBLEMS[code].status, status),
    ...(code === 'duplicate' && !ways.includes(location ?? '')
      ? [`Location is ${location}, not ${ways.join()}`]
      : []),
    ...(code === 'forbidden-step' && allowed ? unlike('allowed', allowed, body.allowed) : []),
  ]
}

function bodyFaults(request: Request, expected: Fields, observed: Fields): string[] {
  const plain = PLAIN[request.route] ?? (routeOf(request).path.endsWith('/changes') ? plainChanges : asItIs)
  const [should, is] = [plain(warned(expected)), plain(warned(observed))]
  return canonical(should) === canonical(is)
    ? []
    : [...new Set([...Object.keys(should), ...Object.keys(is)])].flatMap((name) =>
        unlike(name, should[name], is[name]),
      )
}

const unlike = (what: string, expected: unknown, observed: unknown): string[] =>
  canonical(expected) === canonical(observed)
    ? []
    : [`${what} is ${canonical(observed)}, should be ${canonical(expected)}`]

/** Removes values that the registry chooses, and sorts lists without a defined order. */
const asItIs = (body: Fields): Fields => body

const plainChange = ({ id: _, changed, ...change }: Fields): Fields => {
  const fields = (changed as string[]).map((pointer) => pointer.split('/').at(1) ?? pointer)
  return { ...change, changed: [...new Set(fields)].toSorted() }
}

const plainChanges = ({ items }: Fields): Fields => ({ items: (items as Fields[]).map(plainChange) })

const plainWarning = ({ message: _, entries, ...warning }: Fields): Fields => ({
  ...warning,
  ...(entries ? { entries: sorted(entries) } : {}),
})

const warned = ({ warnings, ...thing }: Fields): Fields =>
  warnings ? { ...thing, warnings: sorted((warnings as Fields[]).map(plainWarning)) } : thing

const plainPerson = ({ otherNames, ...person }: Fields): Fields => ({
  ...person,
  otherNames: (otherNames as string[]).toSorted(),
})

const sorted = (items: unknown): unknown[] =>
  (items as unknown[]).toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1))

const PLAIN: Readonly<Record<string, (body: Fields) => Fields>> = {
  readPerson: plainPerson,
  listPeople: ({ items }) => ({ items: sorted((items as Fields[]).map(plainPerson)) }),
  listAppearances: ({ items }) => ({
    items: sorted(items),
    days: (items as Fields[]).map(({ on }) => on),
  }),
}
