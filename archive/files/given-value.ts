/** The refused value of a field, which a fault repeats, so that an archivist finds it in a long file. */
import type { Fault } from '../../contract/problems'
import { namesIn, valueAt } from '../../domain/shared/pointer'

/** The fields of dates, numbers, codes and addresses. Those of words may name people, whom a refusal never repeats. */
const REPEATED = new Set(
  'country founded statusSince date start end time since volume page capacity nextPage book language sources'.split(
    ' ',
  ),
)
const MAX_LENGTH = 60

/**
 * The fault with the value at its place.
 *
 * @param given the item as the file has it, or the volume in use as it is stated
 */
export function withGivenValue<F extends Fault>(fault: F, given: unknown): F {
  const field = namesIn(fault.pointer).findLast((name) => !/^\d+$/.test(name))
  const text = textOf(valueAt(given, fault.pointer), field)
  if (text === undefined || fault.message.includes(`not ${text}`)) return fault
  return { ...fault, message: `${fault.message} (given: ${text})` }
}

/** A number or a truth value names nobody, whatever its field. */
function textOf(value: unknown, field: string | undefined): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !REPEATED.has(field ?? '')) return undefined
  // A reference in words may name people, and an address may hold a password.
  if (field === 'sources' && !/^https?:[^\s@]*$/i.test(value)) return undefined
  return JSON.stringify(value)
}
