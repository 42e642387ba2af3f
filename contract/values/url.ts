/**
 * The URL that a text is; undefined if it is none. `URL.canParse` is not used: once V8 has optimized its caller, Node.js 20
 * answers false for every address with a letter such as `ß`.
 */
export function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
