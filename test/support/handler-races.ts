/** Handlers of functions on the engine, where another write can come before theirs. */
import { v7 as uuidv7 } from 'uuid'
import { cursorsOf } from '../../lambdas/table/cursor'
import { openStore, type Store } from '../../lambdas/table/store'
import { openTable } from '../../lambdas/table/table'
import { BERLIN, momentAt } from '../domain/shared/builders'
import { interceptCommands } from './intercept-commands'
import { makeTable, type TestTable } from './table'

interface Handler {
  readonly route: object
  readonly handle: (request: never, deps: never) => Promise<{ readonly body?: unknown }>
}

const clock = { now: () => new Date(momentAt().now), newId: () => uuidv7() }

export class HandlerRaces {
  private constructor(
    private readonly handlers: readonly Handler[],
    private readonly table: TestTable,
  ) {}

  static async open(handlers: readonly Handler[]): Promise<HandlerRaces> {
    return new HandlerRaces(handlers, await makeTable({ stream: false }))
  }

  remove(): Promise<void> {
    return this.table.remove()
  }

  /** A store that nobody else writes to. */
  quiet(): Store {
    return this.table.storeAt(clock.now)
  }

  /** A store in which another write precedes the first transaction. */
  outrun(meanwhile: () => Promise<unknown>): Store {
    let isFirst = true
    const client = interceptCommands(this.table.client, async (command, pass) => {
      if (command.constructor.name === 'TransactWriteCommand' && isFirst) {
        isFirst = false
        await meanwhile()
      }
      return await pass()
    })
    return openStore(openTable(this.table.name, client), clock)
  }

  /** Calls the handler of a route on a store; a change always names the current version. */
  async ask(route: object, request: object, store = this.quiet()): Promise<unknown> {
    const handler = this.handlers.find((each) => each.route === route)
    const books = ['golden-book']
    const deps = { store, cursors: cursorsOf('test'), books, officeZone: BERLIN, now: clock.now }
    const whole = { ...request, actor: 'office', clearance: 'internal', requireVersion: () => undefined }
    return (await handler?.handle(whole as never, deps as never))?.body
  }
}
