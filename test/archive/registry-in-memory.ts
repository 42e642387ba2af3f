import { ApiProblem } from '../../archive/api-problem'
import type { Records, Registry } from '../../archive/registry'

interface InMemory extends Registry {
  /** External ids in the order of recording. */
  readonly recorded: string[]
  /** What was sent, by external id. */
  readonly bodies: Map<string, object>
}

/** A registry that keeps what it is given; `refuse` names the external ids that it does not take. */
export function registryInMemory(refuse: readonly string[] = []): InMemory {
  const recorded: string[] = []
  const bodies = new Map<string, object>()
  const recordsOf = <Body extends { externalId?: string | undefined }>(kind: string): Records<Body> => {
    const find = async (externalId: string) =>
      bodies.has(externalId) ? `${kind}-of-${externalId}` : undefined
    return {
      find,
      resolve: find,
      record: async (body) => {
        const externalId = body.externalId ?? ''
        if (refuse.includes(externalId))
          throw new ApiProblem('The contents are not valid', 'Mend it.', {
            faults: [{ pointer: '/x', message: 'is wrong' }],
          })
        recorded.push(externalId)
        bodies.set(externalId, body)
        return { id: `${kind}-of-${externalId}`, isNew: true }
      },
    }
  }
  return {
    recorded,
    bodies,
    partnerships: recordsOf('partnership'),
    visits: recordsOf('visit'),
    entriesOf: () => recordsOf('entry'),
  }
}
