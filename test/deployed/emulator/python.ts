/** The emulator's Python packages, in a folder of their own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The emulator cannot be had on this machine; the message is the reason, without a full stop. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

/** Minutes after which an installation counts as impossible. */
const LONGEST_STEP = 5

const run = promisify(execFile)

/**
 * Makes a virtual environment in the folder, and installs the packages of requirements.txt into it. Returns its Python.
 *
 * @throws Unavailable without Python, its modules venv and pip, or the packages
 */
export async function installEmulator(folder: string): Promise<string> {
  const environment = join(folder, 'python')
  await step('python3 is not there', 'python3', ['--version'])
  await step('python3 has no module venv', 'python3', ['-m', 'venv', environment])
  const python = join(environment, 'bin/python')
  const requirements = join(__dirname, 'requirements.txt')
  const install =
    '-m pip install --quiet --no-input --disable-pip-version-check --only-binary :all: --requirement'
  await step('pip cannot install the package ministack', python, [...install.split(' '), requirements])
  return python
}

async function step(fault: string, command: string, args: readonly string[]): Promise<void> {
  try {
    await run(command, args, { timeout: LONGEST_STEP * 60_000 })
  } catch (cause) {
    throw new Unavailable(`${fault} (${reasonOf(cause)})`, { cause })
  }
}

/** The last line that the command has printed, or why it could not be started. */
const reasonOf = (error: unknown): string => {
  const { stderr = '', message } = error as Error & { readonly stderr?: string }
  return stderr.trim().split('\n').at(-1) || (message.split('\n')[0] ?? '')
}
