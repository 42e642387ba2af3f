import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Caller } from './aws/caller'
import { type DataFolder, readText } from './data/data-folder'
import { damaged } from './data/file-fault'
import { parseJson } from './parse-json'
import { localAccount } from './template/identities'
import type { Grants } from './template/policies'
import { isObject } from './template/template'

/** The file of a data folder with the operator's access to the run. */
export const OPERATOR_FILE = 'operator.json'

/** The contents of the file: how a client of the SDK reaches the AWS endpoint with every permission. */
export interface OperatorAccess {
  /** For example `http://127.0.0.1:41234`: the client's `endpoint`. */
  endpoint: string
  /** The secret access key may have any value. */
  accessKeyId: string
  /** The stack's outputs with the addresses of the run, without outputs that use an unsupported attribute. */
  outputs: Record<string, string>
}

interface Operator {
  accessKeyId: string
  caller: Caller
}

/** Creates the operator of a run and grants it every permission. */
export function createOperator(grants: Grants): Operator {
  const roleArn = `arn:${localAccount.partition}:iam::${localAccount.id}:role/operator`
  grants.set(roleArn, [{ effect: 'Allow', actions: ['*'], resources: ['*'] }])
  return {
    accessKeyId: `OPERATOR${randomBytes(16).toString('hex').toUpperCase()}`,
    caller: { logicalId: 'operator', name: 'operator', roleArn, isAlive: () => true },
  }
}

/** Writes the file. Returns a function that removes it. @throws FileFault */
export function writeAccess(data: DataFolder, access: OperatorAccess): () => void {
  data.replace(OPERATOR_FILE, `${JSON.stringify(access, undefined, 2)}\n`)
  return () => data.remove(OPERATOR_FILE)
}

/** Reads the file of a folder; undefined when no run is up there. @throws RunError when it is damaged */
export function readAccess(data: string): OperatorAccess | undefined {
  const file = join(data, OPERATOR_FILE)
  const text = readText(file)
  if (text === undefined) return undefined
  const access = parseJson(text)
  if (isAccess(access)) return access
  throw damaged(file, 'stop the run, if it is up, and start it again, which writes the file')
}

function isAccess(value: unknown): value is OperatorAccess {
  if (!isObject(value) || !isObject(value['outputs'])) return false
  return typeof value['endpoint'] === 'string' && typeof value['accessKeyId'] === 'string'
}
