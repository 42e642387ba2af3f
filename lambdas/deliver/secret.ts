/** The secrets that subscribers verify with. Beside `sign.ts`, so that who only makes one need not load the signing. */

const PREFIX = 'whsec_'
const BYTES = 32

/** A new secret, of 32 bytes from a source of randomness such as `randomBytes` of `node:crypto`. */
export const newSecret = (randomBytes: (size: number) => Buffer): string =>
  PREFIX + randomBytes(BYTES).toString('base64')
