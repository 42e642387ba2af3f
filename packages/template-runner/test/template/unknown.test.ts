import { readAssembly } from '../../src/template/assembly'
import { knownButNotRun, unknownParts } from '../../src/template/unknown'
import { assemblyFolder } from '../../../../test/support/assembly'
import { removeFolders, smallAssembly } from '../assembly-fixture'

afterEach(removeFolders)

describe('what the runner does not know', () => {
  it('is nothing of the template that we deploy', () => {
    expect(unknownParts(readAssembly(assemblyFolder()).template)).toEqual([])
  })

  it('is named by logical id and type', () => {
    const { template } = smallAssembly()
    template.Resources['Topic'] = { Type: 'AWS::IoT::Thing', Properties: { Name: 'thing' } }
    expect(unknownParts(template)).toEqual(['Topic (AWS::IoT::Thing)'])
  })

  it('is named by the path of the property, within lists too', () => {
    const { template } = smallAssembly()
    template.Resources['Mapping']!.Properties!['TumblingWindowInSeconds'] = 5
    template.Resources['Rule']!.Properties!['Targets'] = [
      { Id: 'one', Arn: 'x', EcsParameters: {} },
      { Id: 'two', Arn: 'x', EcsParameters: {} },
    ]
    expect(unknownParts(template)).toEqual([
      'Mapping (AWS::Lambda::EventSourceMapping): TumblingWindowInSeconds',
      'Rule (AWS::Events::Rule): Targets.EcsParameters',
    ])
  })

  it('is not what needs nothing here, which has its reason', () => {
    const { template } = smallAssembly()
    template.Resources['Alarm'] = { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } }
    expect(unknownParts(template)).toEqual([])
    expect(knownButNotRun(template).get('AWS::CloudWatch::Alarm')).toMatch(/\w+/)
  })
})
