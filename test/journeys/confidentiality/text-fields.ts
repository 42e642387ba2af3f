/** Finds the text fields of the contract's schemas: those that accept a sample text. */
import * as z from 'zod/mini'

/** Free text, a readable id and a web address. A field that accepts one of them could hold confidential text. */
const TEXTS = ['Some text: canary-0000', 'canary-0000', 'https://canary-0000.example/']

/** The paths of all text fields of a schema, such as `/venues/*`; `*` stands for any item of a list or a record. */
export function textFieldsOf(schema: z.core.$ZodType, path = ''): string[] {
  return [...new Set(fieldsOf(schema, path))]
}

function fieldsOf(schema: z.core.$ZodType, path: string): string[] {
  if (schema instanceof z.ZodMiniObject)
    return Object.entries(schema.shape).flatMap(([name, field]) => fieldsOf(field, `${path}/${name}`))
  if (schema instanceof z.ZodMiniArray) return fieldsOf(schema._zod.def.element, `${path}/*`)
  if (schema instanceof z.ZodMiniRecord) return fieldsOf(schema._zod.def.valueType, `${path}/*`)
  if (schema instanceof z.ZodMiniUnion)
    return schema._zod.def.options.flatMap((option) => fieldsOf(option, path))
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniDefault)
    return fieldsOf(schema._zod.def.innerType, path)
  return TEXTS.some((text) => z.safeParse(schema, text).success) ? [path] : []
}

/** The values of a JSON value at such a path. */
export function valuesAt(value: unknown, path: string): unknown[] {
  const [, ...steps] = path.split('/')
  return steps.reduce<unknown[]>((values, step) => values.flatMap((each) => stepInto(each, step)), [value])
}

function stepInto(value: unknown, step: string): unknown[] {
  if (value === null || typeof value !== 'object') return []
  return step === '*' ? Object.values(value) : [Reflect.get(value, step)]
}

/** Text fields without a canary: they hold ids of public things, or names of fields. */
export const IDS = new Set([
  '/subject',
  '/changed/*',
  '/data/id',
  '/data/book',
  '/data/subject',
  '/data/withdraws/subject',
  '/data/partnershipId',
  '/data/partnershipIds/*',
  '/data/anniversaryId',
  '/data/anniversary/anniversaryId',
  '/data/blocks/*/facts/*/subject',
  '/data/stale/*/subject',
])

/**
 * Fields that no request fills, as `<type> <path> <visibility>`: the registry is the actor, or the route takes no
 * reason.
 */
export const WITHOUT_TEXT = [
  'book.volume-opened /reason',
  'subscription.deleted /reason',
  'subscription.test /actor',
  'subscription.test /actorName',
  'subscription.test /reason',
  'calendar-feed.revoked /reason',
  'notice.retracted /data/correction internal',
  'notice.retracted /data/stale/*/before public',
  'notice.retracted /data/stale/*/now public',
  'notice.retracted /data/statusReason internal',
  'notice.retracted /reason internal',
]
