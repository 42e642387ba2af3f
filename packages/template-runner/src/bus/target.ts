import type { DataFolder } from '../data/data-folder'
import type { Queues } from '../queues/queues'
import type { Stack } from '../template/stack'
import type { BusEvent } from './bus-event'

/** A target of a rule. */
export interface Target {
  deliver: (event: BusEvent) => void
  close: () => void
}

/** A target as the template defines it. */
export interface TargetSettings {
  /** Logical id of the rule. */
  rule: string
  properties: Record<string, unknown>
}

/** A log event that a rule wrote to a log group. */
export interface LogEvent {
  /** RFC 3339, as the rule's input template defines it. */
  timestamp: string
  message: string
}

export interface TargetDeps {
  stack: Stack
  queues: Queues
  data: DataFolder
  onLogEvent: (logEvent: LogEvent) => void
  onWarning: (message: string) => void
}
