import type { EventType } from '../../contract/events'

type GroupOf<Type extends string> = Type extends `${infer Group}.${string}` ? Group : never

/** The kinds of thing that events are about, as event types name them: `visit`, `book-entry`. */
export type EventGroup = GroupOf<EventType>

/** The first part of an event type: `visit` of `visit.planned`. */
export const groupOf = <Type extends string>(type: Type): GroupOf<Type> =>
  type.slice(0, type.indexOf('.')) as GroupOf<Type>
