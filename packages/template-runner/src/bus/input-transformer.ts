import { unsupported } from '../run-error'
import { readObject, readText } from '../template/read'
import { isObject } from '../template/template'

/**
 * Reads a target's `InputTransformer` (EventBridge User Guide, "Amazon EventBridge input transformation"). The function
 * gives the target's input for an event: a variable inside quotes becomes escaped text, outside quotes JSON, and nothing
 * when the event lacks the field.
 *
 * @param rule logical id of the rule
 * @throws RunError for a path other than `$.field.field`, and for a variable that `InputPathsMap` does not define
 */
export function inputTransformerOf(
  rule: string,
  transformer: Record<string, unknown>,
): (event: unknown) => string {
  const template = readText(transformer, 'InputTemplate') ?? ''
  const paths = new Map(
    Object.entries(readObject(transformer, 'InputPathsMap')).map(([name, path]) => [name, String(path)]),
  )
  for (const path of paths.values())
    if (!/^\$(\.[\w-]+)+$/.test(path)) throw unsupported(rule, `the input path ${path}`)
  for (const [variable, name = ''] of template.matchAll(/<([\w.-]+)>/g))
    if (!paths.has(name))
      throw unsupported(rule, `the variable ${variable}, which InputPathsMap does not define,`)
  return (event) => render(template, paths, event)
}

function render(template: string, paths: Map<string, string>, event: unknown): string {
  let quoted = false
  return template.replaceAll(/\\.|"|<([\w.-]+)>/g, (token, name?: string) => {
    if (token === '"') quoted = !quoted
    const path = paths.get(name ?? '')
    return path === undefined ? token : formatted(valueAt(event, path), quoted)
  })
}

function formatted(value: unknown, quoted: boolean): string {
  if (value === undefined) return ''
  if (!quoted) return JSON.stringify(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return JSON.stringify(text).slice(1, -1)
}

function valueAt(event: unknown, path: string): unknown {
  const fields = path.split('.').slice(1)
  return fields.reduce<unknown>((value, field) => (isObject(value) ? value[field] : undefined), event)
}
