import {
  anyName,
  type Support,
  supportedAttributes,
  supportedSections,
  supportedTypes,
  typesOfSignIn,
} from './supported'
import { isObject, type Resource, type Template } from './template'

/**
 * The parts of a template that the runner does not support, one line each: `Thing (AWS::IoT::Thing)`,
 * `Rule (AWS::Events::Rule): Targets.EcsParameters`, `the section Parameters`.
 */
export function unsupportedParts(template: Template): string[] {
  const sections = Object.keys(template).filter((section) => !supportedSections.has(section))
  const ofResources = Object.entries(template.Resources).flatMap(([logicalId, resource]) =>
    unsupportedPartsOf(resource).map((part) => `${logicalId} (${resource.Type})${part}`),
  )
  return [...sections.map((section) => `the section ${section}`), ...ofResources]
}

function unsupportedPartsOf(resource: Resource): string[] {
  const support = supportedTypes[resource.Type]
  if (support === undefined) return ['']
  const attributes = Object.keys(resource).filter((name) => !supportedAttributes.has(name))
  return [...attributes, ...unsupportedPaths(resource.Properties ?? {}, support)].map((path) => `: ${path}`)
}

const withoutDomain = 'nobody signs in without a domain; the local issuer signs the tokens'

/** The resource types of a template that have no effect in a run, each with the reason. */
export function typesWithoutEffect(template: Template): Map<string, string> {
  const types = new Set(Object.values(template.Resources).map(({ Type }) => Type))
  const hasDomain = types.has('AWS::Cognito::UserPoolDomain')
  const effectOf = (type: string) =>
    typesOfSignIn.has(type) && !hasDomain ? withoutDomain : supportedTypes[type]
  const entries = [...types].map((type) => [type, effectOf(type)] as const)
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function unsupportedPaths(value: unknown, support: Support): string[] {
  if (typeof support === 'string') return []
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => unsupportedPaths(item, support)))]
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([property, inner]) => {
    const innerSupport = support[property] ?? support[anyName]
    if (innerSupport === undefined) return [property]
    return unsupportedPaths(inner, innerSupport).map((path) => `${property}.${path}`)
  })
}
