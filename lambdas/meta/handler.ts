/** The function of the registry itself: its health, and the document of its API. */
import * as routes from '../../contract/meta/routes'
import { required } from '../aws/environment'
import { on, serve } from '../http/serve'
import { thingKey } from '../table/keys'
import { openTable, type Table } from '../table/table'

const handle = on<Pick<Table, 'get'>>()

export const handlers = [
  handle(routes.readHealth, async (_request, table) => {
    // Throws unless the table can be read.
    await table.get(thingKey('health'))
    return { body: { status: 'ok' as const } }
  }),

  // Loaded at its first request, not with the function.
  handle(routes.readDocument, async () => ({ body: (await import('../../docs/openapi.json')).default })),
]

export const handler = serve(() => openTable(required('TABLE_NAME')), handlers)
