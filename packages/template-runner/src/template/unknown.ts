import { knownAttributes, knownSections, knownTypes, type Known } from './known'
import { isObject, type Resource, type Template } from './template'

/**
 * What the template has and the runner does not know, one line each: the logical id, its type, and the path of the
 * property within it. An empty list means that all of the template is either run or knowingly left out.
 */
export function unknownParts(template: Template): string[] {
  const sections = Object.keys(template).filter((section) => !knownSections.has(section))
  const ofResources = Object.entries(template.Resources).flatMap(([logicalId, resource]) =>
    unknownOf(resource).map((what) => `${logicalId} (${resource.Type})${what}`),
  )
  return [...sections.map((section) => `the section ${section}`), ...ofResources]
}

function unknownOf(resource: Resource): string[] {
  const known = knownTypes[resource.Type]
  if (known === undefined) return ['']
  const attributes = Object.keys(resource).filter((name) => !knownAttributes.has(name))
  return [...attributes, ...unknownPaths(resource.Properties ?? {}, known)].map((path) => `: ${path}`)
}

/** The resource types the template has that need nothing here, each with the reason. */
export function knownButNotRun(template: Template): Map<string, string> {
  const types = new Set(Object.values(template.Resources).map(({ Type }) => Type))
  const entries = [...types].map((type) => [type, knownTypes[type]] as const)
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function unknownPaths(value: unknown, known: Known): string[] {
  if (typeof known === 'string') return []
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => unknownPaths(item, known)))]
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([property, inner]) => {
    const further = known[property]
    if (further === undefined) return [property]
    return unknownPaths(inner, further).map((path) => `${property}.${path}`)
  })
}
