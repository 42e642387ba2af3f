import type { Bus } from '../bus/bus'
import { busNameOf } from '../bus/rules'
import { arnOf } from '../template/identities'
import type { RequiredPermission } from '../template/policies'
import { readObjects, readText, readTexts } from '../template/read'
import { AwsError, unsupportedOperation } from './error'
import { jsonAnswer, type Service } from './service'

/** EventBridge quotas, "PutEvents": entries of a request, and their total size in bytes. */
const maxEntries = 10
const maxSize = 256 * 1024

/** EventBridge: `PutEvents` only. */
export function eventBridge(bus: Bus): Service {
  return {
    name: 'events',
    permissions: ({ operation, input }) => {
      if (operation === 'PutEvents') return putEventsPermissions(input)
      throw unsupportedOperation(`EventBridge ${operation}`)
    },
    perform: async ({ input }) => jsonAnswer(putEvents(input, bus)),
  }
}

function putEventsPermissions(input: Record<string, unknown>): RequiredPermission[] {
  return [...new Set(readObjects(input, 'Entries').map(busOf))].map((bus) => ({
    action: 'events:PutEvents',
    resource: arnOf('events', `event-bus/${bus}`),
  }))
}

/**
 * Accepts or rejects each entry on its own, in order.
 *
 * @throws AwsError when the request exceeds a limit, or names a bus that the template lacks
 */
function putEvents(input: Record<string, unknown>, bus: Bus) {
  const entries = readObjects(input, 'Entries')
  checkLimits(entries)
  const missing = entries.map(busOf).find((name) => !bus.has(name))
  if (missing !== undefined) {
    throw new AwsError('ResourceNotFoundException', `Event bus ${missing} does not exist.`)
  }
  const results = entries.map((entry) => bus.accept(busOf(entry), entry))
  return { FailedEntryCount: results.filter((each) => 'ErrorCode' in each).length, Entries: results }
}

function checkLimits(entries: Record<string, unknown>[]): void {
  if (entries.length === 0 || entries.length > maxEntries) {
    const bound = entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${maxEntries}`
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
    )
  }
  if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > maxSize) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.')
  }
}

/** EventBridge User Guide, "Calculating PutEvents event entry size". */
function sizeOf(entry: Record<string, unknown>): number {
  const texts = [
    ...['Source', 'DetailType', 'Detail'].map((field) => readText(entry, field) ?? ''),
    ...readTexts(entry, 'Resources'),
  ]
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), entry['Time'] === undefined ? 0 : 14)
}

function busOf(entry: Record<string, unknown>): string {
  return busNameOf(readText(entry, 'EventBusName'))
}
