/**
 * Warnings: data that is possible but looks wrong is recorded, and the response to the write has warnings. They are beside
 * the thing's own fields and are not part of it; a repeated request gets the same warnings. `<resource>/docs.ts` describes
 * each code.
 */
import * as z from 'zod/mini'

/** The schema of a warning with this code and these further fields. */
export const warningOf = <const Code extends string, More extends Record<string, z.ZodMiniType>>(
  code: Code,
  more: More,
) => z.strictObject({ code: z.literal(code), message: z.string(), ...more })

/** A JSON pointer (RFC 6901) into the thing in the answer. */
export const pointer = z.string()
