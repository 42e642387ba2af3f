/** A SIGKILL of `npm start` loses no acknowledged change. */
import { localToken } from '../../cli/local-token'
import { eventually } from '../support/eventually'
import { istanbul } from '../support/istanbul'
import { readyAt } from '../support/local-run'
import { sendRequest, type ApiResponse } from '../support/send-request'
import { eventsIn } from '../support/local-registry'
import { signal, StartedRuns } from './started-runs'

let runs: StartedRuns

beforeEach(() => {
  runs = new StartedRuns()
})
afterEach(() => runs.end())

const { externalId: _, partnershipId: _p, anniversary: _a, ...visit } = istanbul().visit

describe('acknowledged visits are kept, and their changes published, after a SIGKILL of', () => {
  /** Posts a hundred visits, eight at a time, until there is no answer. Returns the ids of the recorded visits. */
  async function postUntilKilled(url: string, token: string, kill: () => void): Promise<string[]> {
    const ids: string[] = []
    let left = 100
    const post = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        const answer = await sendRequest(url, 'POST', '/v1/visits', { token, body: visit })
        expect(answer.status).toBe(201)
        ids.push(String(answer.body.id))
        if (ids.length === 40) kill()
      }
    }
    await Promise.allSettled(Array.from({ length: 8 }, post))
    return ids
  }

  async function everyVisit(read: (path: string) => Promise<ApiResponse>): Promise<string[]> {
    const ids: string[] = []
    for (let more: string | undefined = ''; more !== undefined;) {
      const { body } = await read(`/v1/visits?limit=100${more}`)
      const page = body as { items: { id: string }[]; nextCursor?: string }
      ids.push(...page.items.map(({ id }) => id))
      more = page.nextCursor && `&cursor=${page.nextCursor}`
    }
    return ids
  }

  test.each([
    ['the process', (pid: number) => pid],
    ['the whole process group', (pid: number) => -pid],
  ])('%s', async (_what, target) => {
    const first = runs.startSynthesized()
    const url = await readyAt(first)
    const token = await localToken(runs.data)
    const acknowledged = await postUntilKilled(url, token, () => signal(target(first.pid), 'SIGKILL'))
    expect(await first.ended).toBeNull()
    expect(acknowledged.length).toBeGreaterThanOrEqual(40)
    expect(acknowledged.length).toBeLessThan(100)
    const restarted = await readyAt(runs.startSynthesized())
    const recorded = await everyVisit((path) => sendRequest(restarted, 'GET', path, { token }))
    expect(recorded).toEqual(expect.arrayContaining(acknowledged))
    const subjects = recorded.map((id) => `visits/${id}`)
    await eventually(() => {
      const published = eventsIn(runs.data).map(({ detail }) => detail.subject)
      expect(published).toEqual(expect.arrayContaining(subjects))
    })
  })
})
