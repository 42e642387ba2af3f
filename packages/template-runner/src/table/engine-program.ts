import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { RunError } from '../run-error'

/**
 * Path of the engine's program: from the npm package for this platform, or from the PATH.
 *
 * @throws RunError when there is none
 */
export function engineProgram(): string {
  const installed = fromPackage() ?? fromPath()
  if (installed) return installed
  throw new RunError(
    'There is no dynoxide for this machine: install it on the PATH, or set `dynamodbEndpoint` to a running DynamoDB.',
  )
}

function fromPackage(): string | undefined {
  try {
    return require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`)
  } catch {
    return undefined
  }
}

function fromPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'dynoxide'))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}
