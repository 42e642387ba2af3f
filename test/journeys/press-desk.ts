/** The people of a press desk: each request has the token of one of them. */
import type { Role } from '../../contract/roles'
import type { Scope } from '../../contract/route'
import { istanbul } from '../support/istanbul'
import type { Caller, Person, Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

/** People of the office with their roles, and clients of other readers with their scopes. */
const ROLE_OF = {
  officer: 'officer',
  press: 'press',
  'second-press': 'press',
  reader: 'reader',
} as const satisfies Readonly<Record<string, Role>>
const SCOPE_OF = {
  journalist: 'read.press',
  citizen: 'read.public',
} as const satisfies Readonly<Record<string, Scope>>

export type OfficeMember = keyof typeof ROLE_OF
export type Member = OfficeMember | keyof typeof SCOPE_OF

export interface PressDesk {
  /** Sends a request as a member, with `If-Match: *` unless there are other headers. */
  readonly as: (
    member: Member,
    method: string,
    path: string,
    body?: object,
    headers?: RequestHeaders,
  ) => Promise<ApiResponse>
  /** A person of the office. */
  readonly person: (member: OfficeMember) => Promise<Person>
  /** Records the visit of Istanbul with its partnership; returns its path. */
  readonly recordVisit: (fields?: object) => Promise<string>
  /** Composes a notice of a visit as an officer; returns its path. */
  readonly compose: (visit: string, fields?: object) => Promise<string>
  /** Approves a notice as the press office. */
  readonly approve: (notice: string) => Promise<ApiResponse>
}

type RequestHeaders = Readonly<Record<string, string>>

export function pressDeskOf(registry: Registry): PressDesk {
  const person = (member: OfficeMember) => registry.personOf(member, ROLE_OF[member])
  const callers = new Map<Member, Promise<Caller>>()
  const callerOf = (member: Member): Promise<Caller> => {
    const caller =
      callers.get(member) ??
      (member in SCOPE_OF
        ? registry.callerOf(member, SCOPE_OF[member as keyof typeof SCOPE_OF])
        : person(member as OfficeMember))
    callers.set(member, caller)
    return caller
  }
  const as: PressDesk['as'] = async (member, method, path, body, headers = { 'if-match': '*' }) => {
    const { token } = await callerOf(member)
    return registry.send(method, path, { token, headers, ...(body ? { body } : {}) })
  }
  const record = async (member: Member, path: string, body: object): Promise<string> => {
    const answer = await as(member, 'POST', path, body, {})
    if (answer.status !== 201) throw new Error(`${path} is refused: ${answer.text}`)
    return answer.headers.get('location') ?? ''
  }
  return {
    as,
    person,
    recordVisit: async (fields = {}) => {
      const { partnership, visit } = istanbul()
      await as('officer', 'POST', '/v1/partnerships', partnership, {})
      return record('officer', '/v1/visits', { ...visit, externalId: undefined, ...fields })
    },
    compose: (visit, fields = {}) => record('officer', `${visit}/notices`, { kind: 'notice', ...fields }),
    approve: (notice) => as('press', 'POST', `${notice}/approval`),
  }
}
