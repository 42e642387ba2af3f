/** Lists: their common parameters and their pages. */
import * as z from 'zod/mini'
import { day } from './values/dates'
import { numeral } from './values/values'

/** The size of a page, and the position where it starts. */
export const paging = {
  limit: z._default(numeral(1, 100), 25),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
}

/** @default newest first */
export const order = z._default(z.enum(['asc', 'desc']), 'desc')

const commaSeparated = z.pipe(
  z.string(),
  z.transform((value) => value.split(',')),
)

/** Several values of a vocabulary, separated by commas; parsed in the order of the vocabulary, each once. */
export const severalOf = <Words extends Readonly<Record<string, string>>>(vocabulary: z.ZodMiniEnum<Words>) =>
  z.pipe(
    commaSeparated,
    z.array(vocabulary).check(
      z.minLength(1),
      z.overwrite((given) => vocabulary.options.filter((word) => given.includes(word))),
    ),
  )

/** The first and the last day of a range, both included. */
export const range = { from: z.optional(day), to: z.optional(day) }

/** `to` must not be before `from`. */
export const fromNotAfterTo = z.refine<{ from?: string | undefined; to?: string | undefined }>(
  ({ from, to }) => from === undefined || to === undefined || from <= to,
  { path: ['to'], error: 'must not be before `from`' },
)

/** A range has at most this number of years. */
export const isWithinYears = (most: number) =>
  z.refine<{ from: string; to: string }>(
    ({ from, to }) => {
      const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
      return years < most || (years === most && to.slice(4) <= from.slice(4))
    },
    { path: ['to'], error: `must be ${most === 1 ? 'a year' : `${most} years`} after from, or less` },
  )

/** One page; `nextCursor` is absent on the last. A page may be short, even empty, and still have a cursor. */
export const pageSchema = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.optional(z.string()) })
