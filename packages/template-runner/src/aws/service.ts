import type { RequiredPermission } from '../template/policies'

/** A call of an AWS service. */
export interface Call {
  /** For example `PutEvents`. */
  operation: string
  input: Record<string, unknown>
  /** The request's body. */
  body: Buffer
  /** Aborts when the caller disconnects. */
  signal: AbortSignal
}

export interface AwsResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string | Buffer
}

/** An AWS service, with the operations that the runner supports. */
export interface Service {
  /** The prefix of its IAM actions, for example `dynamodb`. */
  name: string
  /**
   * The permissions that a call needs.
   *
   * @throws AwsError for an unsupported operation
   */
  permissions: (call: Call) => RequiredPermission[]
  /** @throws AwsError as the service does */
  perform: (call: Call) => Promise<AwsResponse>
}

/** The response of a service with a JSON protocol. */
export function jsonAnswer(output: unknown): AwsResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' }
  return { status: 200, headers, body: JSON.stringify(output) }
}
