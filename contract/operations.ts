/** The types of the operations, for a typed client. Types alone: importing this file loads no schema. */
import type * as z from 'zod/mini'
import type { CATALOGUE } from './catalogue'
import type { AnswerBody, Route, Schema } from './route'

type Resources = (typeof CATALOGUE)[keyof typeof CATALOGUE]

type RoutesOf<One> = One extends { readonly routes: infer Routes }
  ? Extract<Routes[keyof Routes], Route>
  : never

/** The input of a request: fields with a default are optional. */
type InputOf<R extends Route, Part extends 'query' | 'body'> =
  R extends Record<Part, infer S extends Schema> ? z.input<S> : undefined

/** Query, body and response of each operation, by its route's name. */
export type Operations = {
  readonly [R in RoutesOf<Resources> as R['name']]: {
    readonly query: InputOf<R, 'query'>
    readonly body: InputOf<R, 'body'>
    readonly answer: AnswerBody<R>
  }
}
