/** What the schemas of answers say about their things. */
import * as z from 'zod/mini'
import type { Schema } from '../../../contract/route'

/** The fields of a thing, or of the things of a page; undefined for other answers. */
function fieldsOf(schema: z.core.$ZodType): Readonly<Record<string, unknown>> | undefined {
  if (!(schema instanceof z.ZodMiniObject)) return undefined
  const items: unknown = schema.shape['items']
  return items instanceof z.ZodMiniArray ? fieldsOf(items._zod.def.element) : schema.shape
}

export const isList = (schema: Schema): boolean =>
  schema instanceof z.ZodMiniObject && schema.shape['items'] instanceof z.ZodMiniArray

/** Whether the things can be hidden from readers. */
export const hasVisibility = (schema: Schema): boolean => 'visibility' in (fieldsOf(schema) ?? {})

/** Whether the things carry who has recorded them, which readers below `internal` do not see. */
export const hasRecorder = (schema: Schema): boolean => 'createdBy' in (fieldsOf(schema) ?? {})
