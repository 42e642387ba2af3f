/** The security headers of the pages. */
import type { PagesSettings } from '../../contract/sign-in'
import { NO_SNIFF } from '../http/answer'

const originOf = (address: string): string => new URL(address).origin

/** Where the script may send requests: to the API, which has the same origin, and to the sign-in. */
const connections = ({ signIn }: PagesSettings): string[] =>
  signIn === undefined ? [] : [originOf(signIn.url ?? signIn.issuer)]

/** Only files of the pages' own origin are loaded, and no script or style that stands in the document. */
function contentSecurityPolicy(settings: PagesSettings): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...connections(settings)],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')
}

/** Of files and documents. */
export const SECURITY_HEADERS = {
  ...NO_SNIFF,
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
} as const

/** Of the document. */
export const documentHeaders = (settings: PagesSettings): Record<string, string> => ({
  ...SECURITY_HEADERS,
  'content-security-policy': contentSecurityPolicy(settings),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
})
