import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Caller } from './aws/caller'
import { here } from './template/identities'
import type { Grants } from './template/policies'

/** The file of a data folder that leads operators' commands to the run. */
export const OPERATOR_FILE = 'operator.json'

/** What the file holds: how to reach the run's AWS as somebody who may do everything, and the stack's outputs. */
export interface OperatorAccess {
  /** For example `http://127.0.0.1:41234`; a client needs it as its `endpoint`. */
  endpoint: string
  /** Any secret goes with it. */
  accessKeyId: string
  /** Without those that need what the runner does not know. */
  outputs: Record<string, string>
}

export interface Operator {
  accessKeyId: string
  caller: Caller
}

/** Makes an operator for this run, and grants it everything. */
export function admitOperator(grants: Grants): Operator {
  const roleArn = `arn:${here.partition}:iam::${here.accountId}:role/operator`
  grants.set(roleArn, [{ effect: 'Allow', actions: ['*'], resources: ['*'] }])
  return {
    accessKeyId: `OPERATOR${randomBytes(16).toString('hex').toUpperCase()}`,
    caller: { logicalId: 'operator', name: 'operator', roleArn, lives: () => true },
  }
}

/** Writes the file, for nobody else's eyes. Gives what takes it away. */
export function publishAccess(data: string, access: OperatorAccess): () => void {
  const file = join(data, OPERATOR_FILE)
  // A file that a killed run has left would keep its mode.
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(access, undefined, 2)}\n`, { mode: 0o600 })
  return () => rmSync(file, { force: true })
}
