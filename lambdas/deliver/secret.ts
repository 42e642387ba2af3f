/** Webhook secrets. Not in `sign.ts`, so that the subscriptions function does not load the signing library. */

const PREFIX = 'whsec_'
const BYTES = 32

/** A new secret of 32 random bytes, `whsec_` and base64. */
export const newSecret = (randomBytes: (size: number) => Buffer): string =>
  PREFIX + randomBytes(BYTES).toString('base64')
