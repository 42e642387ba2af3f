/** An event as EventBridge sends it to targets (EventBridge User Guide, "Events in Amazon EventBridge"). */
export interface BusEvent {
  version: '0'
  id: string
  'detail-type': string
  source: string
  account: string
  /** RFC 3339 in UTC, whole seconds. */
  time: string
  region: string
  resources: string[]
  detail: unknown
}
