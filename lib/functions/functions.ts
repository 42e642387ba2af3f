/**
 * Every Lambda function, in one row: its description, its settings and its actions on the table. The code of a function is
 * `lambdas/<name>/handler.ts`. The constructs that invoke a function add the rights and the settings that this needs.
 */
import type { Resource } from '../../contract/catalogue'
import type { TableAction } from '../registry-table'

/** Settings that functions share; `LOOPBACK_SUBSCRIBERS` is set in local runs only. */
export type Setting =
  | 'BOOKS'
  | 'CURSOR_KEY'
  | 'EMBARGOED_TO_PRESS'
  | 'FOUR_EYES'
  | 'LOOPBACK_SUBSCRIBERS'
  | 'OFFICE_TIME_ZONE'
  | 'PRESS_OFFICE'

interface FunctionRow {
  readonly description: string
  readonly environment: readonly Setting[]
  readonly table: readonly TableAction[]
  /** In seconds. @default 29, the longest that an HTTP API's integration waits */
  readonly timeout?: number
  /** Whether the function may send messages to itself without end. @default false */
  readonly isRecursive?: true
}

/** The time-out of the functions that work off a queue, in seconds; the queues' visibility timeout follows from it. */
export const BATCH_TIMEOUT = 30

const OFFICE = ['BOOKS', 'CURSOR_KEY', 'OFFICE_TIME_ZONE'] as const

const DELIVERING = {
  environment: ['LOOPBACK_SUBSCRIBERS'],
  table: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem'],
  timeout: BATCH_TIMEOUT,
} as const

const API_FUNCTIONS: Readonly<Record<Resource, FunctionRow>> = {
  partnerships: {
    description: 'Partnerships and their programmes',
    environment: OFFICE,
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
  },
  visits: {
    description: 'Visits, planned to completed',
    environment: OFFICE,
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  books: {
    description: 'Books, volumes and entries',
    environment: OFFICE,
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  anniversaries: {
    description: 'Anniversaries and their occurrences',
    environment: OFFICE,
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  notices: {
    description: 'Notices of the press office, and those that are issued',
    environment: [...OFFICE, 'PRESS_OFFICE', 'FOUR_EYES', 'EMBARGOED_TO_PRESS'],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
  },
  people: {
    description: 'People and their appearances',
    environment: ['BOOKS', 'CURSOR_KEY'],
    table: ['BatchGetItem', 'Query'],
  },
  subscriptions: {
    description: 'Subscriptions and their deliveries',
    environment: ['CURSOR_KEY', 'LOOPBACK_SUBSCRIBERS'],
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
  },
  calendar: {
    description: 'Calendars and their feeds',
    environment: ['CURSOR_KEY', 'OFFICE_TIME_ZONE'],
    table: ['GetItem', 'BatchGetItem', 'QueryLists', 'PutItem', 'DeleteItem'],
  },
  meta: {
    description: 'Health and the OpenAPI document',
    environment: [],
    table: ['GetItem'],
  },
}

/** The functions that are no resource of the API: the pages and their sign-in, and those that work on changes. */
const OTHER_FUNCTIONS = {
  pages: {
    description: "The office's pages, and the files that they load",
    environment: ['BOOKS', 'FOUR_EYES', 'OFFICE_TIME_ZONE'],
    table: [],
  },
  'token-claims': {
    description: "Adds scopes and the name to a person's access token",
    environment: [],
    table: [],
    // The user pool waits no longer.
    timeout: 5,
  },
  publish: {
    description: 'Puts every change on the event bus',
    environment: [],
    table: [],
    timeout: 60,
  },
  project: {
    description: 'Updates what is derived from changes: the names of people, and the marks of stale notices',
    environment: [],
    table: ['GetItem', 'BatchGetItem', 'QueryTable', 'PutItem', 'DeleteItem'],
    timeout: 60,
  },
  'fan-out': {
    description: 'Makes of each change a message for every subscription that receives it',
    environment: ['BOOKS'],
    table: ['GetItem', 'BatchGetItem', 'Query'],
    timeout: BATCH_TIMEOUT,
    // A replay continues by a message to the function itself. It ends with its last day.
    isRecursive: true,
  },
  deliver: {
    description: 'Posts changes to subscribed services, and waits briefly for their answers',
    ...DELIVERING,
  },
  retry: {
    description: 'Posts changes again, and to subscribed services that are slow or failing',
    ...DELIVERING,
  },
  announce: {
    description: 'Announces jubilees ahead of their day',
    environment: ['OFFICE_TIME_ZONE'],
    table: ['GetItem', 'BatchGetItem', 'QueryLists', 'PutItem'],
    // Some thousand announcements, one after the other, after a year without a run.
    timeout: 300,
  },
  issue: {
    description: 'Issues the notices whose embargo is over',
    environment: [],
    table: ['GetItem', 'BatchGetItem', 'QueryTable', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
  },
} as const satisfies Readonly<Record<string, FunctionRow>>

export type FunctionName = Resource | keyof typeof OTHER_FUNCTIONS

export const FUNCTIONS: Readonly<Record<FunctionName, FunctionRow>> = {
  ...API_FUNCTIONS,
  ...OTHER_FUNCTIONS,
}

export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[]
