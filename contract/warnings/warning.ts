/**
 * Warnings: what is possible but looks wrong is recorded, and the answer of the write says so. They stand beside the
 * thing's own fields and are no part of it; a repeated request has the same ones. Each resource has a file of its own,
 * so that no function is built with the warnings of another; what each code means is in `meanings.ts`.
 */
import * as z from 'zod/mini'

/** A warning of its own code. */
export const warningOf = <const Code extends string, More extends Record<string, z.ZodMiniType>>(
  code: Code,
  more: More,
) => z.strictObject({ code: z.literal(code), message: z.string(), ...more })

/** A JSON pointer (RFC 6901) into the thing that is answered. */
export const pointer = z.string()
