/** The handlers of the API on a table, called without HTTP, and the projector. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type * as z from 'zod/mini'
import { openTable } from '../../lambdas/table/table'
import { parse } from '../../contract/parse'
import type { AnswerBody, Route, Schema } from '../../contract/route'
import type { Change } from '../../contract/changes'
import type { Clearance } from '../../contract/things'
import type { Occasion } from '../../domain/people/appearance'
import { handlers as anniversaries } from '../../lambdas/anniversaries/handler'
import { handlers as books } from '../../lambdas/books/handler'
import { handlers as partnerships } from '../../lambdas/partnerships/handler'
import { handlers as people } from '../../lambdas/people/handler'
import { projectNamesOf } from '../../lambdas/project/people-names'
import { handlers as visits } from '../../lambdas/visits/handler'
import { cursorsOf } from '../../lambdas/table/cursor'
import { openPeople } from '../../lambdas/people/people'
import { entriesOf } from '../../lambdas/books/record'
import { VISITS } from '../../lambdas/visits/record'
import { openStore } from '../../lambdas/table/store'

export const BERLIN = 'Europe/Berlin'
const BOOKS = ['golden-book', 'guest-book']

export interface CallOptions {
  /** @default internal, as the protocol office */
  readonly clearance?: Clearance | undefined
  readonly params?: object
  readonly query?: object
  readonly body?: object
}

export type Office = ReturnType<typeof officeOn>

export function officeOn(client: DynamoDBDocumentClient, table: string) {
  const clock = { now: () => new Date(), newId: () => uuidv7() }
  const deps = {
    store: openStore(openTable(table, client), clock),
    cursors: cursorsOf('bench'),
    books: BOOKS,
    officeZone: BERLIN,
    now: clock.now,
    people: openPeople(openTable(table, client)),
    lists: [VISITS, ...BOOKS.map(entriesOf)],
  }
  const all = [...anniversaries, ...books, ...partnerships, ...people, ...visits]
  return {
    /** Calls a route and returns the body. Skips `If-Match`; each `POST` has an idempotency key of its own. */
    call: async <R extends Route>(route: R, options: CallOptions): Promise<AnswerBody<R>> => {
      const { clearance = 'internal' } = options
      const handler = all.find((each) => each.route === route)
      if (!handler) throw new Error(`No handler serves ${route.name}.`)
      const request = { ...inputOf(route, options), receipt: receiptFor(route), ...READER, clearance }
      const { body } = await handler.handle({ ...request, requireVersion: () => undefined } as never, deps)
      return body as AnswerBody<R>
    },
    /** Projects a change, as the function on the stream does. */
    project: (change: unknown): Promise<void> => projectNamesOf(change as Change<Occasion>, deps.people),
  }
}

const READER = { actor: 'protocol-office', isAdministrator: false }

const inputOf = ({ params, query, body }: Route, options: CallOptions) => ({
  params: params && parsed(params, options.params ?? {}),
  query: query && parsed(query, options.query ?? {}),
  body: body && parsed(body, options.body),
})

/** Parses a value by its schema. Throws its faults. */
export function parsed<S extends Schema>(schema: S, value: unknown): z.output<S> {
  const result = parse(schema, value)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const receiptFor = ({ method }: Route) =>
  method === 'POST' ? { hash: digest(uuidv7()), fingerprint: digest('the body') } : undefined
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
