/** Writes the table of routes that the client uses to client/routes.ts. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientRoutesSource } from '../contract/documents/client-routes'

writeFileSync(join(__dirname, '../client/routes.ts'), clientRoutesSource())
