import { unsupported } from '../run-error'
import { localAccount } from './identities'
import { readObject, readTexts } from './read'
import { matchesWildcard } from './wildcard'

type Comparison = (expected: string, actual: string) => boolean
const equals: Comparison = (expected, actual) => expected === actual

/** IAM User Guide, "IAM JSON policy elements: Condition operators". */
const comparisons: Record<string, Comparison> = {
  ArnEquals: matchesWildcard,
  Bool: equals,
  StringEquals: equals,
}

/**
 * Whether the `Condition` of a policy statement holds for a request of an AWS service.
 *
 * @param logicalId the resource that has the statement
 * @param sourceArn `aws:SourceArn` of the request
 * @throws RunError for a condition operator or key that the runner does not support
 */
export function holds(logicalId: string, condition: Record<string, unknown>, sourceArn: string): boolean {
  const context: Record<string, string> = {
    'aws:SourceArn': sourceArn,
    'aws:SourceAccount': localAccount.id,
    'aws:SecureTransport': 'true',
  }
  return Object.keys(condition).every((operator) => {
    const compare = comparisons[operator]
    if (!compare) throw unsupported(logicalId, `the condition operator ${operator}`)
    const keys = readObject(condition, operator)
    return Object.keys(keys).every((key) => {
      const actual = context[key]
      if (actual === undefined) throw unsupported(logicalId, `the condition key ${key}`)
      return readTexts(keys, key).some((expected) => compare(expected, actual))
    })
  })
}
