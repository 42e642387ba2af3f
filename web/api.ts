/** The API as the pages call it: with the token of the session, once more with a new one when the API answers 401. */
import { apiClient, type Answer, type ApiClient } from '../client/api-client'
import type { Operations } from '../contract/operations'
import type { Session } from './sign-in/session'
import { loadSentencesFor } from './words/sentences'

export type Api = ApiClient<Operations>
export type { Answer, Operations }

/** The body of a successful answer. */
export type BodyOf<Name extends keyof Operations> = Operations[Name]['answer']

/** The first attempt and three retries: about a second, while a person waits. */
const RETRIES = { attempts: 4 }

export function openApi(session: Session): Api {
  const client = async () =>
    apiClient<Operations>({ url: location.origin, token: await session.token() }, RETRIES)
  const call: Api['call'] = async (name, ...request) => {
    const answer = await (await client()).call(name, ...request)
    if (answer.status !== 401) return answer
    await session.renew()
    return await (await client()).call(name, ...request)
  }
  return {
    call: async (...request) => {
      const answer = await call(...request)
      await loadSentencesFor(answer)
      return answer
    },
  }
}
