import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { RunError } from '../run-error'

/**
 * The engine's program: of the package that npm has installed for this machine, else on the PATH.
 *
 * @throws RunError when there is neither
 */
export function engineProgram(): string {
  const installed = fromPackage() ?? fromPath()
  if (installed) return installed
  throw new RunError(
    'There is no dynoxide for this machine: install it so that it is on the PATH, or start any DynamoDB and give its --dynamodb-endpoint.',
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
