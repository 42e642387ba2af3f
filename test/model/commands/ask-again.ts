import { canonical } from '../canonical'
import type { Office } from '../office'
import { told, type Request } from '../request'
import type { Command } from './ask'

/** What is different when a request with a key is sent again. */
export type Difference = 'nothing' | 'caller' | 'version' | 'body'

/** Somebody sends an earlier request with a key again, or one much like it. */
export class AskAgain implements Command {
  private story = ''

  constructor(
    private readonly number: number,
    private readonly difference: Difference,
  ) {}

  check(office: Office): boolean {
    return office.keyed.length > 0
  }

  async run(office: Office): Promise<void> {
    const earlier = office.keyed.at(-1 - (this.number % office.keyed.length))
    if (!earlier) return
    const request = differing(earlier, this.difference, office.keyed)
    this.story = `again, with another ${this.difference}: ${told(request)}`
    await office.ask(request)
  }

  toString(): string {
    return `\n  ${this.story}`
  }
}

function differing(request: Request, difference: Difference, keyed: readonly Request[]): Request {
  if (difference === 'caller') return { ...request, caller: request.caller === 'ada' ? 'ben' : 'ada' }
  if (difference === 'version')
    return { ...request, ifMatch: request.ifMatch === undefined ? undefined : '"1"' }
  if (difference === 'nothing') return request
  const other = keyed.find(
    ({ route, body }) => route === request.route && canonical(body) !== canonical(request.body),
  )
  return other ? { ...request, body: other.body } : request
}
