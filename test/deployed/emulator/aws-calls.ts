/** Calls AWS by the SDK for Python, which is installed with the emulator, as the AWS CLI does (`call.py`). */
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import { runProcess } from './run-process'

export interface AwsCalls {
  /** Makes a call to the API of a service, such as `delete_stack` of `cloudformation`; returns the response. */
  readonly call: (service: string, operation: string, parameters: object) => Promise<unknown>
  /** Waits for a state that the SDK knows, such as `stack_delete_complete`. */
  readonly wait: (service: string, state: string, parameters: object) => Promise<unknown>
}

/** @param environment the variables with endpoint, region and credentials */
export function awsCalls(python: string, environment: Readonly<Record<string, string>>): AwsCalls {
  const run =
    (kind: 'call' | 'wait'): AwsCalls['call'] =>
    async (service, name, parameters) => {
      const args = [join(__dirname, 'call.py'), kind, service, name, JSON.stringify(parameters)]
      const { status, output } = await runProcess(python, args, { env: environment })
      if (status === 0) return JSON.parse(output)
      throw new CommandError(`${service} ${name} has failed: ${output.trim().split('\n').at(-1)}`)
    }
  return { call: run('call'), wait: run('wait') }
}
