/** What the runner reads of a CloudFormation template; values stay unresolved until somebody asks for them. */
export interface Template {
  Resources: Record<string, Resource>
  Conditions?: Record<string, unknown>
  Outputs?: Record<string, { Value: unknown; Description?: string }>
  Parameters?: Record<string, { Type: string; Default?: unknown }>
  Mappings?: Record<string, Record<string, Record<string, unknown>>>
}

export interface Resource {
  Type: string
  Condition?: string
  Properties?: Record<string, unknown>
}

/** True for a plain JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
