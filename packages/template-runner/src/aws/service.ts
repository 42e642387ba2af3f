import type { RequiredPermission } from '../template/policies'

/** A call of an AWS service, told what it asks for. */
export interface Call {
  /** For example `PutEvents`. */
  operation: string
  input: Record<string, unknown>
  /** As it came. */
  body: Buffer
  /** The address that it came to, for example `http://127.0.0.1:41234`. */
  origin: string
  /** Aborts when the caller no longer waits. */
  signal: AbortSignal
}

export interface AwsResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string | Buffer
}

/** A service of AWS, as far as the local run knows it. */
export interface Service {
  /** As in its actions' names: `dynamodb`. */
  name: string
  /**
   * What a call's role must grant.
   *
   * @throws AwsError for an operation that the runner does not know
   */
  permissions: (call: Call) => RequiredPermission[]
  /** @throws AwsError when the service refuses */
  perform: (call: Call) => Promise<AwsResponse>
}

/** The answer of a service that speaks JSON. */
export function jsonAnswer(output: unknown): AwsResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' }
  return { status: 200, headers, body: JSON.stringify(output) }
}
