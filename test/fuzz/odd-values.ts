/**
 * JSON texts that most schemas do not allow, or at the limit of one; `JSON.stringify` does not write some of them.
 */
const JSON_TEXTS = `null true [] {} "" 0 -1 -0 1.5 1e999 9007199254740993 [null] [[[[[[]]]]]] {"":1}
  {"__proto__":{"admin":true}} {"constructor":{"prototype":{}}} "__proto__" "toString" "-"
  "\\ud800" "\\udc00\\ud800" "\\u0000" "\\r\\nSet-Cookie:a=b" "\\u2028" "\\u0085" "\\x41" "\\ufffe"
  "PST" "+02:00" "Ad\\u200da" "a\\ufffd" "\\u2800" "\\ue000" "\\u3164" "\\u{e0041}" "\\u202ea\\u202c" "a\\u200b\\u2060" "\\u200b" "\\ufeff" "İSTANBUL" "I\u0307stanbul" "\u1112\u1161\u11AB"
  "2024-02-30" "2024-13" "0000" "24:00" "2026-11-17T10:00Z" "١٩٨٩" "Mars/Base"
  "javascript:alert(1)" "https://a:b@c/" "https://%zz/"`.split(/\s+/)

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
const quoted = (text: string): string => JSON.stringify(text)

type MakeJson = () => string

export const ODD_VALUES: readonly MakeJson[] = [
  ...JSON_TEXTS,
  quoted(' '),
  quoted(`e${'\u0301'.repeat(40)}`),
  quoted('x'.repeat(5001)),
  quoted('👑'.repeat(151)),
].map((json) => () => json)

/** Values that are too deep or too large for a body. Functions, since few of them are used. */
export const LARGE_VALUES: readonly MakeJson[] = [
  () => deep(33),
  () => deep(10_000),
  () => quoted('ä'.repeat(140_000)),
  () => `[${Array.from({ length: 20_000 }, () => '{}').join(',')}]`,
]

/** Values at and above the largest body that API Gateway accepts. */
export const HUGE_VALUES: readonly MakeJson[] = [
  () => quoted('x'.repeat(10 * 1024 * 1024)),
  () => deep(4 * 1024 * 1024),
  () => `{${Array.from({ length: 400_000 }, (_, at) => `"field${at}":1`).join(',')}}`,
]

export const UNKNOWN_FIELDS = [
  'shoeSize',
  '__proto__',
  'constructor',
  '',
  'a/b~c',
  '\uD800',
  'İ',
  'x'.repeat(10_000),
]

/** Parts of paths and values of queries: wrong percent-encoding, other paths, header injections, and large texts. */
export const PATH_PARTS: readonly string[] = [
  ...`% %zz %ff %c3 %c0%af %00 %0d%0aSet-Cookie:%20a=b %2e%2e .. . %2f %252f %ED%A0%80 %EF%BB%BF
    %E2%80%AEabc a%E2%80%8Bb e%CC%81 - -- A 0 -1 1.5 1e3 9007199254740993 99999999999999999999
    2024-02-30 __proto__ constructor ';-- a;b=c`.split(/\s+/),
  '',
  ' ',
  '\r\nx: y',
  'x'.repeat(101),
  'x'.repeat(9000),
  '%F0%9F%91%91'.repeat(60),
]
