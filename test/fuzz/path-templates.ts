/** The addresses of the document: which template an address is of, and what stands above and below a template. */
import { isObject } from './values'

export class Addresses {
  constructor(private readonly templates: readonly string[]) {}

  /** The template of an address, percent-encoded, and its decoded parameters; undefined for one that is none. */
  read(address: string): { template: string; parameters: Record<string, string> } | undefined {
    for (const template of this.templates) {
      const parameters = parametersIn(template.split('/'), address.split('/'))
      if (parameters) return { template, parameters }
    }
    return undefined
  }

  /** The thing that a template is or is below of: a visit, for `/v1/visits/{visitId}/status`. */
  thingOf(template: string): string | undefined {
    const thing = template.slice(0, template.lastIndexOf('}') + 1)
    return this.templates.includes(thing) ? thing : undefined
  }

  /** The things above a template, the nearest first: an entry, then its book. */
  above(template: string): string[] {
    return this.templates
      .filter((other) => other.endsWith('}') && `${template}/`.startsWith(`${other}/`))
      .toSorted((a, b) => b.length - a.length)
  }

  /** The address of a list's item: one step below, by the name of the parameter or by its id. */
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

/** What cannot be decoded stays as it is. */
function decoded(part = ''): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
