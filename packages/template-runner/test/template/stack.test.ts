import { Stack } from '../../src/template/stack'
import type { Template } from '../../src/template/template'

const template: Template = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::GlobalTable' },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'changes' } },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Odd: { Type: 'AWS::SQS::Queue', Properties: { Size: { 'Fn::Cidr': ['10.0.0.0/8', 6, 5] } } },
    Asker: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        name: { Ref: 'Table' },
        bus: { Ref: 'Bus' },
        stream: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        index: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Table', 'Arn'] }, '/index/', '*']] },
        place: { 'Fn::Sub': '${AWS::Region}/${AWS::AccountId}/${Bus}/${Bucket.Arn}/${!Plain}' },
        own: { 'Fn::Sub': ['${word}!', { word: { Ref: 'Bus' } }] },
        part: { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] },
        list: [{ Ref: 'Bus' }, { deep: { Ref: 'Bus' } }],
      },
    },
  },
}

function stackOf(resources: Template['Resources'] = template.Resources): Stack {
  return new Stack({ ...template, Resources: resources }, 'small')
}

describe('the resources of a template', () => {
  it('resolve their references, attributes, joins and substitutions, however deep', () => {
    const [asker] = stackOf().ofType('AWS::Lambda::Function')
    const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/small-Table'
    expect(asker?.properties).toEqual({
      name: 'small-Table',
      bus: 'changes',
      stream: `${table}/stream/local`,
      index: `${table}/index/*`,
      place: 'eu-central-1/000000000000/changes/arn:aws:s3:::small-bucket/${Plain}',
      own: 'changes!',
      part: 'small',
      list: ['changes', { deep: 'changes' }],
    })
  })

  it('have names that are the same at every start', () => {
    const [first, second] = [stackOf(), stackOf()]
    expect(first.ref('Table')).toBe(second.ref('Table'))
    expect(first.arn('Table')).toBe(second.arn('Table'))
    expect(first.ref('AWS::StackId')).toBe(second.ref('AWS::StackId'))
    expect(first.ref('AWS::StackId')).toMatch(/^arn:aws:cloudformation:.*:stack\/small\/[0-9a-f]{32}$/)
  })

  it.each([
    ['a function that the runner does not know', { 'Fn::ImportValue': 'x' }, 'Asker: .*Fn::ImportValue'],
    ['a resource that is not there', { Ref: 'Nobody' }, 'Asker: .*Nobody'],
    [
      'an attribute that the runner does not know',
      { 'Fn::GetAtt': ['Bus', 'Policy'] },
      'Asker: .*Bus.Policy',
    ],
    ['an element that is not there', { 'Fn::Select': [2, ['a']] }, 'Asker: .*element 2'],
    ['a list where a text is needed', { 'Fn::Join': ['', [['a']]] }, 'Asker: .*text'],
  ])('are refused by their logical id when they use %s', (_, value, message) => {
    const stack = stackOf({
      ...template.Resources,
      Asker: { Type: 'AWS::Lambda::Function', Properties: { value } },
    })
    expect(() => stack.ofType('AWS::Lambda::Function')).toThrow(new RegExp(message))
  })

  it('are resolved only when somebody asks for their type', () => {
    expect(() => stackOf().ofType('AWS::Events::EventBus')).not.toThrow()
    expect(() => stackOf().ofType('AWS::SQS::Queue')).toThrow(/Fn::Cidr/)
  })
})
