import { v7 as uuidv7 } from 'uuid'
import type { ClockAndIds } from '../table/write'

/** The time of the machine, and ids that sort by it (UUIDv7, RFC 9562). */
export const systemClock: ClockAndIds = { now: () => new Date(), newId: () => uuidv7() }
