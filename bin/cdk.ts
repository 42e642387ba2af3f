/** How programs of this folder run the CDK CLI. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { readContext, type Context } from '../lib/synthesis'

/** The context of cdk.json and of flags, `name=value`, as the CDK CLI reads them. */
export function contextWith(flags: readonly string[] = []): Context {
  const given = flags.map((flag) => {
    const [name = '', ...value] = flag.split('=')
    return [name, value.join('=')]
  })
  return { ...readContext(), ...Object.fromEntries(given) }
}

/** Runs the CDK CLI in this terminal. Returns its exit status. */
export async function runCdk(args: readonly string[]): Promise<number> {
  const cli = createRequire(__filename).resolve('aws-cdk/bin/cdk')
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'inherit' })
  const [status] = (await once(child, 'close')) as [number | null]
  return status ?? 1
}
