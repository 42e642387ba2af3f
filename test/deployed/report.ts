/** The result of the journeys on a deployed stage, as text. */
import { basename } from 'node:path'
import type { Excluded } from './journeys'

/** The part of Jest's JSON that the report reads (Jest documentation, "--json"). */
export interface JestResult {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

export interface Report {
  readonly lines: readonly string[]
  readonly passed: boolean
}

/** @param requested the names of the journeys that were started */
export function reportOf(
  result: JestResult,
  requested: readonly string[],
  excluded: readonly Excluded[],
): Report {
  const nameOf = (path: string): string => basename(path, '.test.ts')
  const passed = new Set(
    result.testResults.filter(({ status }) => status === 'passed').map(({ name }) => nameOf(name)),
  )
  const failed = requested.filter((name) => !passed.has(name))
  const failedTests = result.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `  ${nameOf(name)}: ${fullName}`),
  )
  const all = requested.length + excluded.length
  const tests = result.numPassedTests + result.numFailedTests
  return {
    passed: failed.length === 0,
    lines: [
      `${passed.size} of ${all} journeys passed, with ${result.numPassedTests} of ${tests} tests.`,
      ...(failed.length > 0 ? [`${failed.length} failed: ${failed.join(', ')}`, ...failedTests] : []),
      ...(excluded.length > 0 ? [`${excluded.length} cannot run on this stage:`] : []),
      ...excluded.map(({ name, reason }) => `  ${name}: ${reason}`),
    ],
  }
}
