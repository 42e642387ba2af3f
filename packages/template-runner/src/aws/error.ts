/** An error of an AWS service; the SDK uses `code` as the name of its exception. */
export class AwsError extends Error {
  override name = 'AwsError'

  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

/** @param operation for example `DynamoDB ListTables` */
export function unsupportedOperation(operation: string): AwsError {
  return new AwsError('UnknownOperationException', `The template runner does not support ${operation}.`)
}
