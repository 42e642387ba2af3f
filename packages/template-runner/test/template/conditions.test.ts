import { holds } from '../../src/template/conditions'

const rule = 'arn:aws:events:eu-central-1:000000000000:rule/one'

describe('a condition of a policy', () => {
  it.each([
    ['none', {}, true],
    ['the source ARN', { ArnEquals: { 'aws:SourceArn': rule } }, true],
    ['a pattern of the source ARN', { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/*' } }, true],
    ['another source ARN', { ArnEquals: { 'aws:SourceArn': `${rule}/other` } }, false],
    ['one of several source ARNs', { StringEquals: { 'aws:SourceArn': ['other', rule] } }, true],
    ['the account', { StringEquals: { 'aws:SourceAccount': '000000000000' } }, true],
    ['another account', { StringEquals: { 'aws:SourceAccount': '111111111111' } }, false],
    ['insecure transport', { Bool: { 'aws:SecureTransport': 'false' } }, false],
    [
      'two keys, one of which differs',
      { StringEquals: { 'aws:SourceAccount': '000000000000', 'aws:SourceArn': 'other' } },
      false,
    ],
  ])('is evaluated: %s', (_, condition, expected) => {
    expect(holds('Policy', condition, rule)).toBe(expected)
  })

  it.each([
    ['the condition operator ArnLike', { ArnLike: { 'aws:SourceArn': rule } }],
    ['the condition key aws:PrincipalOrgID', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
  ])('is rejected by name: %s', (what, condition) => {
    expect(() => holds('Policy', condition, rule)).toThrow(
      `Policy: the template runner does not support ${what};`,
    )
  })
})
