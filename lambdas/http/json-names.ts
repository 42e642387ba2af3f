/** The tokens that are needed to find names: strings, brackets, braces and the colon after a name. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g

/** Whether an object in a valid JSON text has a duplicate name; escapes are decoded before names are compared. */
export function hasNameTwice(json: string): boolean {
  const names: Set<string>[] = []
  let string = ''
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') names.push(new Set())
    else if (token === '}' || token === ']') names.pop()
    else if (token !== ':') string = token
    else {
      const known = names.at(-1)
      const name = string.includes('\\') ? (JSON.parse(string) as string) : string.slice(1, -1)
      if (known?.has(name)) return true
      known?.add(name)
    }
  }
  return false
}
