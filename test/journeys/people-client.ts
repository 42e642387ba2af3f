/** Records people for the journeys about them, and reads them. */
import type { Appearance, KnownPerson } from '../../contract/people/appearances'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import type { Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

const { externalId: _v, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit
const { externalId: _e, ...entry } = istanbul().entry
const golden = '/v1/books/golden-book/entries'

export const mayor = (name: string, more = {}) => ({
  name,
  office: 'Mayor',
  officeClass: 'partner-city-mayor',
  country: 'TR',
  ...more,
})

/** The functions read the registry at each call, because it is started after them. */
export function peopleClient(registry: () => Registry) {
  const get = (path: string) => registry().send('GET', path)
  const post = async (path: string, body: object, version = 1): Promise<ApiResponse['body']> => {
    const answer = await registry().send('POST', path, { body, headers: { 'if-match': `"${version}"` } })
    expect([path, answer.body.errors, answer.status < 300]).toEqual([path, undefined, true])
    return answer.body
  }
  const find = async (q: string) =>
    (await get(`/v1/people?q=${encodeURIComponent(q)}`)).body.items as KnownPerson[]
  return {
    get,
    post,
    find,
    recordVisit: async (body: object): Promise<string> =>
      `/v1/visits/${String((await post('/v1/visits', { ...visit, hosts: [], ...body })).id)}`,
    sign: async (body: object): Promise<string> =>
      `${golden}/${String((await post(golden, { ...entry, hosts: [], ...body })).number)}`,
    /** Waits until so many people are listed. */
    areKnown: (count: number) =>
      eventually(async () => expect((await get('/v1/people')).body.items).toHaveLength(count)),
    named: async (q: string) => (await find(q)).map(({ name }) => name),
    person: (id: string) => get(`/v1/people/${encodeURIComponent(id)}`),
    appearances: async (id: string) =>
      (await get(`/v1/people/${encodeURIComponent(id)}/appearances`)).body.items as Appearance[],
    /** Every page from a path on, by the `Link` of the page before. */
    pages: async <Item>(path: string): Promise<Item[][]> => {
      const read: Item[][] = []
      for (let next: string | undefined = path; next !== undefined;) {
        const answer = await get(next)
        read.push(answer.body.items as Item[])
        next = /<(.*)>/.exec(answer.headers.get('link') ?? '')?.[1]
      }
      return read
    },
  }
}
