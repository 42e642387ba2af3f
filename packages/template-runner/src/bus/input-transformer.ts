import { readObject, readText } from '../template/read'
import { isObject } from '../template/template'

export interface InputTransformer {
  /** Where each variable is found in the event: `$`, or a path such as `$.detail.subject`. */
  inputPathsMap: Record<string, string>
  /** Text in which `<name>` stands for a variable. */
  inputTemplate: string
}

/** What a rule's target is sent: the event as JSON, or what the target's transformer makes of it. */
export function inputFor(event: unknown, target: Record<string, unknown>): string {
  const transformer = readObject(target, 'InputTransformer')
  const inputTemplate = readText(transformer, 'InputTemplate')
  if (inputTemplate === undefined) return JSON.stringify(event)
  const paths = Object.entries(readObject(transformer, 'InputPathsMap'))
  const inputPathsMap = Object.fromEntries(paths.map(([name, path]) => [name, String(path)]))
  return transform(event, { inputPathsMap, inputTemplate })
}

/**
 * What a target is sent instead of the event (EventBridge User Guide, "Input transformation"): a variable within quotes
 * gives its text, escaped; one that stands alone gives its JSON; one that the event does not have gives nothing.
 */
export function transform(event: unknown, { inputPathsMap, inputTemplate }: InputTransformer): string {
  let quoted = false
  return inputTemplate.replaceAll(/\\.|"|<([^<>"]+)>/g, (found, name?: string) => {
    if (found === '"') quoted = !quoted
    if (name === undefined) return found
    const path = inputPathsMap[name]
    return path === undefined ? found : written(valueAt(event, path), quoted)
  })
}

function written(value: unknown, quoted: boolean): string {
  if (value === undefined) return ''
  if (!quoted) return JSON.stringify(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return JSON.stringify(text).slice(1, -1)
}

function valueAt(event: unknown, path: string): unknown {
  const fields = path.split('.').slice(1)
  return fields.reduce<unknown>((value, field) => (isObject(value) ? value[field] : undefined), event)
}
