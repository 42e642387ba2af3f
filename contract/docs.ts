/** A resource as the documents describe it. No Lambda function imports these descriptions. */
import type * as z from 'zod/mini'
import type { ChangeType, WithdrawalType } from './events'
import type { ObjectSchema, Route, Schema } from './route'

export interface ResourceDocs {
  /** By name: `recordVisit`. */
  readonly routes: Readonly<Record<string, Route>>
  /** The description of its tag in the OpenAPI document. */
  readonly tag: string
  /** Schemas that the documents name, by their names: as they are answered. */
  readonly schemas?: Readonly<Record<string, Schema>>
  /** Schemas that the documents name in requests, by their names: as they are sent. */
  readonly inputs?: Readonly<Record<string, Schema>>
  /** Schemas of values and parts, which are the same in requests and in answers, by their names. */
  readonly values?: Readonly<Record<string, Schema>>
  /** The descriptions of its path and query parameters; a name means the same for every resource. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly events?: Readonly<Partial<Record<ChangeType, EventDocs>>>
  readonly withdrawals?: Readonly<Partial<Record<WithdrawalType, string>>>
  readonly warnings?: readonly WarningDocs[]
  /** Requests that succeed in this order, after those of the resources before it in the catalogue. */
  readonly examples: readonly Example[]
}

export interface EventDocs {
  readonly change: ObjectSchema
  /** The event, in a sentence. */
  readonly when: string
  /** Whether webhooks carry it, to the subscriptions that are cleared for it; the bus carries every event. */
  readonly isForWebhooks: boolean
}

/** The events whose changes have this schema: a sentence for each type, none left out. */
export function describeEvents<Type extends ChangeType>(
  change: ObjectSchema & z.ZodMiniType<{ readonly type: Type }>,
  sentences: Readonly<Record<NoInfer<Type>, string>>,
  isForWebhooks = true,
): Readonly<Record<Type, EventDocs>> {
  const entries = Object.entries<string>(sentences).map(([type, when]): [string, EventDocs] => [
    type,
    { change, when, isForWebhooks },
  ])
  return Object.fromEntries(entries) as Record<Type, EventDocs>
}

interface WarningDocs {
  readonly code: string
  readonly schema: Schema & { readonly shape: object }
  readonly description: string
}

type WarningSchema = Schema & {
  readonly shape: { readonly code: { readonly def: { readonly values: readonly string[] } } }
}

/** Warnings with their descriptions by code, none left out. */
export function describeWarnings<const Schemas extends readonly WarningSchema[]>(
  schemas: Schemas,
  descriptions: Readonly<Record<(z.output<Schemas[number]> & { code: string })['code'], string>>,
): WarningDocs[] {
  return schemas.map((schema) => {
    const [code = ''] = schema.shape.code.def.values
    return { code, schema, description: Reflect.get(descriptions, code) }
  })
}

type Sent<S> = S extends Schema ? z.input<S> : undefined

export interface Example {
  readonly route: Route
  /** Tells the examples of one route apart. */
  readonly title: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}

interface Parts<R extends Route> {
  readonly params?: Sent<R['params']>
  readonly query?: Sent<R['query']>
  readonly body?: Sent<R['body']>
}

export const example = <R extends Route>(
  route: R,
  parts: Parts<R> = {},
  title: string = route.summary,
): Example => ({ route, title, ...(parts as object) })

/** The ids and the secret in the examples; a test replaces them by those that the registry has made. */
export const EXAMPLE_IDS = {
  visit: '01920c4e-8f00-7cc1-a8d4-3f1f0b1d7c11',
  subscription: '01920c4e-8f00-7cc2-9b1a-5f0e7d3c2a12',
  delivery: '01920c4e-8f00-7cc3-8c2b-6a1f8e4d3b13',
  notice: '01920c4e-8f00-7cc6-9f5e-9d42b8c7e616',
  feed: '01920c4e-8f00-7cc4-bd3c-7b20f5e6c414',
  feedSecret: 'Zm91bmRlZC1pbi1CZXJsaW4tYW5kLUlzdGFuYnVsIQA',
} as const

/** The guest and the host of the examples. */
export const EXAMPLE_PEOPLE = {
  mayor: {
    name: 'Ekrem İmamoğlu',
    office: 'Mayor of Istanbul',
    officeClass: 'partner-city-mayor',
    country: 'TR',
  },
  host: { name: 'Kai Wegner', office: 'Governing Mayor of Berlin', country: 'DE' },
} as const
