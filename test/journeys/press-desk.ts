/** The people of a press desk: each request has the token of one of them. */
import { tokenScope, type Scope } from '../../contract/route'
import { istanbul } from '../support/istanbul'
import type { ApiResponse, Registry } from '../support/registry'

const SCOPES_OF = {
  officer: ['read', 'write', 'book'],
  press: ['read', 'press'],
  'second-press': ['read', 'press'],
  reader: ['read'],
  journalist: ['read.press'],
  citizen: ['read.public'],
} as const satisfies Readonly<Record<string, readonly Scope[]>>

export type Member = keyof typeof SCOPES_OF

export interface PressDesk {
  /** Sends a request as a member, with `If-Match: *` unless there are other headers. */
  readonly as: (
    member: Member,
    method: string,
    path: string,
    body?: object,
    headers?: RequestHeaders,
  ) => Promise<ApiResponse>
  /** Records the visit of Istanbul with its partnership; returns its path. */
  readonly recordVisit: (fields?: object) => Promise<string>
  /** Composes a notice of a visit as an officer; returns its path. */
  readonly compose: (visit: string, fields?: object) => Promise<string>
  /** Approves a notice as the press office. */
  readonly approve: (notice: string) => Promise<ApiResponse>
}

type RequestHeaders = Readonly<Record<string, string>>

export function pressDeskOf(registry: Registry): PressDesk {
  const tokens = new Map<Member, Promise<string>>()
  const tokenOf = async (member: Member): Promise<string> => {
    const scope = SCOPES_OF[member].map(tokenScope).join(' ')
    const token =
      tokens.get(member) ?? registry.run.issuer.mint({ scope, subject: member, name: `Name of ${member}` })
    tokens.set(member, token)
    return token
  }
  const as: PressDesk['as'] = async (member, method, path, body, headers = { 'if-match': '*' }) =>
    registry.send(method, path, { token: await tokenOf(member), headers, ...(body ? { body } : {}) })
  const record = async (member: Member, path: string, body: object): Promise<string> => {
    const answer = await as(member, 'POST', path, body, {})
    if (answer.status !== 201) throw new Error(`${path} is refused: ${answer.text}`)
    return answer.headers.get('location') ?? ''
  }
  return {
    as,
    recordVisit: async (fields = {}) => {
      const { partnership, visit } = istanbul()
      await as('officer', 'POST', '/v1/partnerships', partnership, {})
      return record('officer', '/v1/visits', { ...visit, externalId: undefined, ...fields })
    },
    compose: (visit, fields = {}) => record('officer', `${visit}/notices`, { kind: 'notice', ...fields }),
    approve: (notice) => as('press', 'POST', `${notice}/approval`),
  }
}
