/** The history of a thing: what was done, who did it, when and why. */
import type { ComponentChildren } from 'preact'
import { useOffice } from '../context'
import { formatInstant } from '../format'
import { common } from '../words/common'

/** The parts of a change that every kind of thing has. */
interface ThingChange {
  readonly id: string
  readonly time: string
  readonly actor?: string | undefined
  readonly actorName?: string | undefined
  readonly reason?: string | undefined
}

/** The actor of what the registry does by itself, such as issuing a notice at its minute. */
const REGISTRY = 'golden-book'

const wordsFor = (actor: string) => (actor === REGISTRY ? common().registry : common().service)

/** Who made a change: a person by name; undefined where the reader may not know. A service has no name. */
export const actorOf = ({ actorName, actor }: ThingChange): string | undefined =>
  actorName ?? (actor === undefined ? undefined : wordsFor(actor).name)

/** The same behind "by". */
export const byActor = ({ actorName, actor }: ThingChange): string | undefined =>
  actorName ?? (actor === undefined ? undefined : wordsFor(actor).by)

/** Who made the newest change, behind "by". */
export const lastActorOf = (changes: readonly ThingChange[]): string | undefined => {
  const newest = changes.at(-1)
  return newest && byActor(newest)
}

interface HistoryProps<Change extends ThingChange> {
  /** Oldest first, as the API lists them. */
  readonly changes: readonly Change[]
  /** What was done, in words; `before` is the change before this one. */
  readonly describe: (change: Change, before: Change | undefined) => ComponentChildren
}

/** The changes, newest first. */
export const History = <Change extends ThingChange>({ changes, describe }: HistoryProps<Change>) => (
  <ol class="plain lined history">
    {changes
      .map((change, index) => (
        <li key={change.id}>
          {describe(change, changes[index - 1])}
          <ChangeNote change={change} />
        </li>
      ))
      .toReversed()}
  </ol>
)

/** The id of a service that made a change. */
export const ServiceId = ({ change: { actor, actorName } }: { readonly change: ThingChange }) =>
  actorName !== undefined || actor === undefined || actor === REGISTRY ? null : (
    <>
      <br />
      <small>{actor}</small>
    </>
  )

function ChangeNote({ change }: { readonly change: ThingChange }) {
  const { timeZone } = useOffice().settings
  return (
    <div class="meta">
      {[actorOf(change), formatInstant(change.time, timeZone)].filter(Boolean).join(', ')}
      <ServiceId change={change} />
      {change.reason !== undefined && (
        <>
          <br />
          <q>{change.reason}</q>
        </>
      )}
    </div>
  )
}
