import { SendFailed } from '../lambdas/aws/queue'
import { errorCode } from 'template-runner/run-error'
import { CommandError } from '../cli/command'

/** In a line, what AWS or the way there has against a call; undefined for a bug. */
export function describeError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof CommandError || error instanceof SendFailed) return error.message
  if (errorCode(error) === 'ECONNREFUSED') return 'Nobody answers. If a local run was killed, start it again.'
  const isOfAws = '$metadata' in error || error.name === 'CredentialsProviderError'
  return isOfAws || errorCode(error) ? `${error.name}: ${error.message}` : undefined
}
