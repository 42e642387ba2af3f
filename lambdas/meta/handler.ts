/** The function that tells of the registry itself: whether it is well, and what its API is. */
import * as routes from '../../contract/meta/routes'
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { on, serve } from '../http/serve'
import { openStore, type Store } from '../table/store'

const handle = on<Store>()
const open = (): Store => openStore(required('TABLE_NAME'), systemClock)

export const handlers = [
  handle(routes.readHealth, async (_request, store) => {
    await store.check()
    return { body: { status: 'ok' as const } }
  }),

  // Loaded when it is asked for, not with the function.
  handle(routes.readDocument, async () => ({ body: (await import('../../docs/openapi.json')).default })),
]

export const handler = serve(open, handlers)
