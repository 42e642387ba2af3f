/** The secrets that subscribers verify with. Beside `sign.ts`, so that who only makes one need not load the signing. */

const PREFIX = 'whsec_'
const BYTES = 32

/** A new secret, of 32 bytes from a source of randomness such as `randomBytes` of `node:crypto`. */
export const newSecret = (randomBytes: (size: number) => Buffer): string =>
  PREFIX + randomBytes(BYTES).toString('base64')

/** Whether it is one as Standard Webhooks has them: `whsec_`, and 24 to 64 bytes in base64. */
export function isSecret(text: string): boolean {
  const bytes = Buffer.from(text.slice(PREFIX.length), 'base64')
  return text === PREFIX + bytes.toString('base64') && bytes.length >= 24 && bytes.length <= 64
}
