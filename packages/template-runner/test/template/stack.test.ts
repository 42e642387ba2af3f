import { Stack } from '../../src/template/stack'
import type { Template } from '../../src/template/template'

const template: Template = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::GlobalTable' },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'changes' } },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Odd: { Type: 'AWS::SQS::Queue', Properties: { Size: { 'Fn::Cidr': ['10.0.0.0/8', 6, 5] } } },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        name: { Ref: 'Table' },
        bus: { Ref: 'Bus' },
        stream: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        index: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Table', 'Arn'] }, '/index/', '*']] },
        place: { 'Fn::Sub': '${AWS::Region}/${AWS::AccountId}/${Bus}' },
        part: { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] },
        domain: { Ref: 'AWS::URLSuffix' },
        list: [{ Ref: 'Bus' }, { deep: { Ref: 'Bus' } }],
      },
    },
  },
}

function stackOf(resources: Template['Resources'] = template.Resources): Stack {
  return new Stack({ ...template, Resources: resources }, 'small')
}

describe('a stack', () => {
  it('resolves nested intrinsic functions', () => {
    const [resource] = stackOf().ofType('AWS::Lambda::Function')
    const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table'
    expect(resource?.properties).toEqual({
      name: 'small-Table',
      bus: 'changes',
      stream: `${table}/stream/local`,
      index: `${table}/index/*`,
      place: 'eu-central-1/000000000000/changes',
      part: 'small',
      domain: 'amazonaws.com',
      list: ['changes', { deep: 'changes' }],
    })
  })

  it('has the same names in every run', () => {
    const [first, second] = [stackOf(), stackOf()]
    expect(first.ref('Table')).toBe(second.ref('Table'))
    expect(first.arn('Table')).toBe(second.arn('Table'))
    expect(first.ref('AWS::StackId')).toBe(second.ref('AWS::StackId'))
    expect(first.ref('AWS::StackId')).toMatch(/^arn:aws:cloudformation:.*:stack\/small\/[0-9a-f]{32}$/)
  })

  it.each([
    ['an unsupported function', { 'Fn::ImportValue': 'x' }, 'Function: .*Fn::ImportValue'],
    ['a missing resource', { Ref: 'Nobody' }, 'Function: .*Nobody'],
    ['an unsupported attribute', { 'Fn::GetAtt': ['Bus', 'Policy'] }, 'Function: .*Bus.Policy'],
    ['a missing element', { 'Fn::Select': [2, ['a']] }, 'Function: .*element 2'],
    ['an array in place of a string', { 'Fn::Join': ['', [['a']]] }, 'Function: .*must be a string'],
    [
      'a map of variables',
      { 'Fn::Sub': ['${word}', { word: 'x' }] },
      'Function: .*a map of variables in Fn::Sub',
    ],
    ['an attribute in Fn::Sub', { 'Fn::Sub': '${Bucket.Arn}' }, 'Function: .*Bucket.Arn} in Fn::Sub'],
    ['a literal in Fn::Sub', { 'Fn::Sub': '${!Literal}' }, 'Function: .*!Literal} in Fn::Sub'],
    ['Fn::GetAtt as a string', { 'Fn::GetAtt': 'Bucket.Arn' }, 'Function: .*must be a list'],
  ])('names the resource that uses %s', (_, value, message) => {
    const stack = stackOf({
      ...template.Resources,
      Function: { Type: 'AWS::Lambda::Function', Properties: { value } },
    })
    expect(() => stack.ofType('AWS::Lambda::Function')).toThrow(new RegExp(message))
  })

  it('resolves the resources of a type on demand', () => {
    expect(() => stackOf().ofType('AWS::Events::EventBus')).not.toThrow()
    expect(() => stackOf().ofType('AWS::SQS::Queue')).toThrow(/Fn::Cidr/)
  })
})
