/** The sections of a CloudFormation template that the runner reads; intrinsic functions are not resolved yet. */
export interface Template {
  Resources: Record<string, Resource>
  Outputs?: Record<string, { Value: unknown }>
}

export interface Resource {
  Type: string
  Properties?: Record<string, unknown>
}

/** True for a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
