import type { RegistryClient } from '../cli/registry-client'
import type { Notifications } from './notifications'
import type { PressOffice } from './press-office'

/** Prints one line of the demo. */
export type Print = (line: string) => void

/** The registry of the demo, and the services that receive its changes. */
export interface DemoContext {
  readonly client: RegistryClient
  /** The client of a person of the press office. */
  readonly press: RegistryClient
  /** Reads an open path as plain text. */
  readonly readText: (path: string) => Promise<string>
  /** What the log target of the bus has received. */
  readonly notifications: Notifications
  /** A subscribed service. */
  readonly pressOffice: PressOffice
  /** Runs the schedules that are due up to a time, then sets the clock back to the present. */
  readonly runSchedulesUntil: (time: Date) => void
  /** The ids of the changes on the bus so far, each once. */
  readonly changesOnBus: () => ReadonlySet<string>
}
