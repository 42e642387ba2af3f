import { grantsOf, isGranted, mayInvoke, type Statement } from '../../src/template/policies'
import { Stack } from '../../src/template/stack'
import { matchesWildcard } from '../../src/template/wildcard'
import type { Assembly } from '../../src/template/assembly'
import { removeFolders } from '../support/temporary-folder'
import { smallAssembly } from '../support/small-assembly'

const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table'

function stackOf({ template }: Assembly): Stack {
  return new Stack(template, 'small')
}

afterEach(removeFolders)

describe('the grants of a role', () => {
  it('are those of its own policies only', () => {
    const stack = stackOf(smallAssembly())
    const grants = grantsOf(stack)
    const reading = { action: 'dynamodb:GetItem', resource: table }
    expect(isGranted(grants.get(stack.arn('ThingsRole')) ?? [], reading)).toBe(true)
    expect(isGranted(grants.get(stack.arn('PublishRole')) ?? [], reading)).toBe(false)
  })

  it.each(['Condition', 'NotAction', 'NotResource'])(
    'are rejected by name when a policy has %s',
    (element) => {
      const assembly = smallAssembly()
      const { PolicyDocument } = assembly.template.Resources['ThingsPolicy']!.Properties as {
        PolicyDocument: { Statement: Record<string, unknown>[] }
      }
      PolicyDocument.Statement[0]![element] = {}
      expect(() => grantsOf(stackOf(assembly))).toThrow(
        `ThingsPolicy: the template runner does not support ${element} in a policy`,
      )
    },
  )
})

describe('a permission', () => {
  const allow = (actions: string[], resources: string[]): Statement => ({
    effect: 'Allow',
    actions,
    resources,
  })
  const query = { action: 'dynamodb:Query', resource: `${table}/index/lists` }

  it.each([
    ['the action on the resource', [allow(['dynamodb:Query'], [`${table}/index/lists`])], true],
    ['wildcards', [allow(['dynamodb:Q*'], [`${table}/index/*`])], true],
    ['an action in another case', [allow(['DynamoDB:query'], ['*'])], true],
    ['the table without its index', [allow(['dynamodb:Query'], [table])], false],
    ['another action', [allow(['dynamodb:GetItem'], ['*'])], false],
    ['nothing', [], false],
    [
      'everything, but also denies the action',
      [allow(['*'], ['*']), { effect: 'Deny' as const, actions: ['dynamodb:*'], resources: ['*'] }],
      false,
    ],
  ])('against a role that grants %s', (_, statements, granted) => {
    expect(isGranted(statements, query)).toBe(granted)
  })

  it('matches every character but * and ? literally', () => {
    expect(matchesWildcard('a.b+(c)$', 'a.b+(c)$')).toBe(true)
    expect(matchesWildcard('a.b', 'axb')).toBe(false)
    expect(matchesWildcard('a?b', 'axb')).toBe(true)
  })
})

describe('the permission to invoke', () => {
  const source = (stack: Stack): string =>
    `arn:aws:execute-api:eu-central-1:000000000000:${stack.ref('Api')}/$default/GET/open`

  it('is granted by an AWS::Lambda::Permission', () => {
    const stack = stackOf(smallAssembly())
    expect(mayInvoke(stack, stack.arn('Things'), 'apigateway.amazonaws.com', source(stack))).toBe(true)
    expect(mayInvoke(stack, stack.arn('Publish'), 'apigateway.amazonaws.com', source(stack))).toBe(false)
    expect(mayInvoke(stack, stack.arn('Things'), 'sns.amazonaws.com', source(stack))).toBe(false)
  })

  it('is denied without an AWS::Lambda::Permission', () => {
    const assembly = smallAssembly()
    delete assembly.template.Resources['Permission']
    const stack = stackOf(assembly)
    expect(mayInvoke(stack, stack.arn('Things'), 'apigateway.amazonaws.com', source(stack))).toBe(false)
  })
})
