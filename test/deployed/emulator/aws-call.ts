/** Calls AWS by the SDK for Python, which is installed with the emulator, as the AWS CLI does (`call.py`). */
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import { runProcess } from './run-process'

/** Makes a call to the API of a service, such as `delete_table` of `dynamodb`; returns the response. */
export type AwsCall = (service: string, operation: string, parameters: object) => Promise<unknown>

/** @param environment the variables with endpoint, region and credentials */
export const awsCall =
  (python: string, environment: Readonly<Record<string, string>>): AwsCall =>
  async (service, operation, parameters) => {
    const args = [join(__dirname, 'call.py'), service, operation, JSON.stringify(parameters)]
    const { status, output } = await runProcess(python, args, { env: environment })
    if (status === 0) return JSON.parse(output)
    throw new CommandError(`${service} ${operation} has failed: ${output.trim().split('\n').at(-1)}`)
  }
