/** Conditions on the stored item, which DynamoDB checks when it writes. */
import { PARTITION_KEY } from './keys'

export type Condition =
  /** There is no such item. */
  | { readonly type: 'new' }
  /** Each path, such as `thing.version`, has this value. */
  | { readonly type: 'equal'; readonly values: Readonly<Record<string, unknown>> }
  /** There is no such item, or this attribute of it is not greater. */
  | { readonly type: 'new-or-at-most'; readonly attribute: string; readonly value: string | number }

export const NEW: Condition = { type: 'new' }
export const equal = (values: Readonly<Record<string, unknown>>): Condition => ({ type: 'equal', values })
export const versionIs = (version: number): Condition => equal({ 'thing.version': version })
export const newOrAtMost = (attribute: string, value: string | number): Condition => ({
  type: 'new-or-at-most',
  attribute,
  value,
})

const IS_NEW = `attribute_not_exists(${PARTITION_KEY})`

interface ConditionExpression {
  readonly ConditionExpression: string
  readonly ExpressionAttributeValues?: Record<string, unknown>
}

/** The condition as an expression of DynamoDB. */
export function conditionExpression(condition: Condition): ConditionExpression {
  if (condition.type === 'new') return { ConditionExpression: IS_NEW }
  if (condition.type === 'new-or-at-most')
    return {
      ConditionExpression: `${IS_NEW} OR ${condition.attribute} <= :most`,
      ExpressionAttributeValues: { ':most': condition.value },
    }
  const values = Object.entries(condition.values)
  return {
    ConditionExpression: values.map(([path], index) => `${path} = :v${index}`).join(' AND '),
    ExpressionAttributeValues: Object.fromEntries(values.map(([, value], index) => [`:v${index}`, value])),
  }
}
