/** A refusal in the form of an AWS service: `code` is what the SDK makes the error's name of. */
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
