import { errorCode } from 'template-runner/run-error'
import { CommandError } from '../cli/command'
import { SendFailed } from '../lambdas/aws/queue'

/** One line for an error of AWS, of the network or of a command; undefined for a bug. */
export function describeError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof CommandError || error instanceof SendFailed) return error.message
  if (errorCode(error) === 'ECONNREFUSED')
    return 'The connection was refused. If the local run was killed, start it again.'
  const isOfAws = '$metadata' in error || error.name === 'CredentialsProviderError'
  return isOfAws || errorCode(error) ? `${error.name}: ${error.message}` : undefined
}
