import type * as fc from 'fast-check'
import { requestOf, type CallOptions } from '../call-options'
import type { Office } from '../office'
import { routeOf, told, type Request } from '../request'
import type { Intent } from '../requests/intent'

/** A command finds model and real thing in one place. */
export type Command = fc.AsyncCommand<Office, Office>

/** Somebody asks for something; where something goes wrong, the same is asked again with the same key. */
export class Ask implements Command {
  private story = ''

  constructor(
    private readonly intent: Intent,
    private readonly options: CallOptions,
  ) {}

  check(office: Office): boolean {
    return this.intent(office.world) !== undefined
  }

  async run(office: Office): Promise<void> {
    const asked = this.intent(office.world)
    if (!asked) return
    const { trouble } = this.options
    const request = requestOf(office.world, asked, this.options)
    const isWrite = routeOf(request).method !== 'GET'
    const sent = isWrite && trouble ? withKey(request, office) : request
    this.story = `${told(sent)}${isWrite && trouble ? ` (${trouble})` : ''}`
    if (isWrite && trouble) await office.askTwice(sent, trouble)
    else await office.ask(sent)
  }

  toString(): string {
    return `\n  ${this.story}`
  }
}

/** A caller who may have to ask again has a key of its own. */
export const withKey = (request: Request, { keyed }: Office): Request =>
  routeOf(request).method === 'POST' ? { ...request, key: request.key ?? `own-${keyed.length}` } : request
