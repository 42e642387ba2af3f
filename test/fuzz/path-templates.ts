/** The path templates of the document, such as `/v1/visits/{visitId}/status`, and how they contain each other. */
import { isObject } from './json-values'

export class PathTemplates {
  constructor(private readonly templates: readonly string[]) {}

  /** The template of a percent-encoded path, with its decoded parameters; undefined if no template matches. */
  read(address: string): { template: string; parameters: Record<string, string> } | undefined {
    for (const template of this.templates) {
      const parameters = parametersIn(template.split('/'), address.split('/'))
      if (parameters) return { template, parameters }
    }
    return undefined
  }

  /** The template of the thing in a path: `/v1/visits/{visitId}`, for `/v1/visits/{visitId}/status`. */
  thingOf(template: string): string | undefined {
    const thing = template.slice(0, template.lastIndexOf('}') + 1)
    return this.templates.includes(thing) ? thing : undefined
  }

  /** The templates of the things that contain a path, the nearest first: an entry, then its book. */
  above(template: string): string[] {
    return this.templates
      .filter((other) => other.endsWith('}') && `${template}/`.startsWith(`${other}/`))
      .toSorted((a, b) => b.length - a.length)
  }

  /** The path of an item of a list: the list's path and the item's id. */
  itemIn(template: string, address: string, item: unknown): string | undefined {
    const below = this.templates.find((other) => other.startsWith(`${template}/{`) && other.endsWith('}'))
    if (below === undefined || !isObject(item)) return undefined
    const id = item[below.slice(template.length + 2, -1)] ?? item['id']
    return typeof id === 'string' || typeof id === 'number'
      ? `${address}/${encodeURIComponent(id)}`
      : undefined
  }
}

function parametersIn(
  names: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  if (parts.length !== names.length) return undefined
  if (names.some((name, at) => !name.startsWith('{') && name !== parts[at])) return undefined
  const variable = names.flatMap((name, at) =>
    name.startsWith('{') ? [[name.slice(1, -1), decoded(parts[at])]] : [],
  )
  return Object.fromEntries(variable) as Record<string, string>
}

/** The decoded part; unchanged if it cannot be decoded. */
function decoded(part = ''): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
