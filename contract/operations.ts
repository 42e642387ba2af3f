/** The types of the operations, for a typed client. Types alone: importing this file loads no schema. */
import type * as z from 'zod/mini'
import type * as anniversaries from './anniversaries/routes'
import type * as books from './books/routes'
import type * as calendar from './calendar/routes'
import type * as meta from './meta/routes'
import type * as partnerships from './partnerships/routes'
import type * as people from './people/routes'
import type { AnswerBody, Route, Schema } from './route'
import type * as subscriptions from './subscriptions/routes'
import type * as visits from './visits/routes'

type Modules =
  | typeof anniversaries
  | typeof books
  | typeof calendar
  | typeof meta
  | typeof partnerships
  | typeof people
  | typeof subscriptions
  | typeof visits

type RoutesOf<Module> = Module extends unknown ? Extract<Module[keyof Module], Route> : never

/** What a caller may send: fields with a default are optional. */
type InputOf<R extends Route, Part extends 'query' | 'body'> =
  R extends Record<Part, infer S extends Schema> ? z.input<S> : undefined

/** Query, body and answer of each operation, by its route's name. */
export type Operations = {
  readonly [R in RoutesOf<Modules> as R['name']]: {
    readonly query: InputOf<R, 'query'>
    readonly body: InputOf<R, 'body'>
    readonly answer: AnswerBody<R>
  }
}
