import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Istanbul {
  readonly partnership: Record<string, unknown>
  readonly visit: Record<string, unknown>
  readonly status: readonly Record<string, unknown>[]
  readonly entry: Record<string, unknown>
}

/** The bodies of `examples/istanbul.json`; a new copy at each call. */
export const istanbul = (): Istanbul =>
  JSON.parse(readFileSync(join(__dirname, '../../examples/istanbul.json'), 'utf8')) as Istanbul
