/** What the runner reads of a CloudFormation template; values stay unresolved until somebody asks for them. */
export interface Template {
  Resources: Record<string, Resource>
  Outputs?: Record<string, { Value: unknown }>
}

export interface Resource {
  Type: string
  Properties?: Record<string, unknown>
}

/** True for a plain JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
