/** A string, or what begins or ends an object or a list, or ends a name. Nothing else is needed to find names. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g

/** Whether an object in a JSON text has a member name twice, however it is escaped. The text must be valid JSON. */
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
