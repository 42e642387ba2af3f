import { grantsOf, isGranted, matchesWildcard, mayInvoke, type Statement } from '../../src/template/policies'
import { Stack } from '../../src/template/stack'
import type { Assembly } from '../../src/template/assembly'
import { removeFolders, smallAssembly } from '../assembly-fixture'

const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table'

function stackOf({ template }: Assembly): Stack {
  return new Stack(template, 'small')
}

afterEach(removeFolders)

describe('the grants of a role', () => {
  it('are what its policies allow, and nothing of another role', () => {
    const stack = stackOf(smallAssembly())
    const grants = grantsOf(stack)
    const reading = { action: 'dynamodb:GetItem', resource: table }
    expect(isGranted(grants.get(stack.arn('ThingsRole')) ?? [], reading)).toBe(true)
    expect(isGranted(grants.get(stack.arn('PublishRole')) ?? [], reading)).toBe(false)
  })

  it.each(['Condition', 'NotAction', 'NotResource'])('are not guessed when a policy has %s', (beyond) => {
    const assembly = smallAssembly()
    const { PolicyDocument } = assembly.template.Resources['ThingsPolicy']!.Properties as {
      PolicyDocument: { Statement: Record<string, unknown>[] }
    }
    PolicyDocument.Statement[0]![beyond] = {}
    expect(() => grantsOf(stackOf(assembly))).toThrow(`ThingsPolicy: the local run does not know ${beyond}`)
  })
})

describe('a permission', () => {
  const allow = (actions: string[], resources: string[]): Statement => ({
    effect: 'Allow',
    actions,
    resources,
  })
  const query = { action: 'dynamodb:Query', resource: `${table}/index/lists` }

  it.each([
    ['the very action and resource', [allow(['dynamodb:Query'], [`${table}/index/lists`])], true],
    ['wildcards', [allow(['dynamodb:Q*'], [`${table}/index/*`])], true],
    ['an action in other letters', [allow(['DynamoDB:query'], ['*'])], true],
    ['the table without its index', [allow(['dynamodb:Query'], [table])], false],
    ['another action', [allow(['dynamodb:GetItem'], ['*'])], false],
    ['nothing at all', [], false],
    [
      'everything, but denies it elsewhere',
      [allow(['*'], ['*']), { effect: 'Deny' as const, actions: ['dynamodb:*'], resources: ['*'] }],
      false,
    ],
  ])('against a role that grants %s', (_, statements, granted) => {
    expect(isGranted(statements, query)).toBe(granted)
  })

  it('takes every character of a pattern but * and ? for itself', () => {
    expect(matchesWildcard('a.b+(c)$', 'a.b+(c)$')).toBe(true)
    expect(matchesWildcard('a.b', 'axb')).toBe(false)
    expect(matchesWildcard('a?b', 'axb')).toBe(true)
  })
})

describe('the permission to invoke', () => {
  const source = (stack: Stack): string =>
    `arn:aws:execute-api:eu-central-1:000000000000:${stack.ref('Api')}/$default/GET/open`

  it('is the API’s when the template says so', () => {
    const stack = stackOf(smallAssembly())
    expect(mayInvoke(stack, stack.arn('Things'), 'apigateway.amazonaws.com', source(stack))).toBe(true)
    expect(mayInvoke(stack, stack.arn('Publish'), 'apigateway.amazonaws.com', source(stack))).toBe(false)
    expect(mayInvoke(stack, stack.arn('Things'), 'sns.amazonaws.com', source(stack))).toBe(false)
  })

  it('is nobody’s when the template has no such permission', () => {
    const assembly = smallAssembly()
    delete assembly.template.Resources['Permission']
    const stack = stackOf(assembly)
    expect(mayInvoke(stack, stack.arn('Things'), 'apigateway.amazonaws.com', source(stack))).toBe(false)
  })
})
