import { named, onlyOf, resourcesOf, synthesized } from '../synthesized'

const certificate = 'arn:aws:acm:eu-central-1:111122223333:certificate/0a1b-2c'
const template = synthesized({ stage: 'production', domain: 'registry.city.example', certificate })

test('without the setting there is no domain of the city', () => {
  expect(resourcesOf(synthesized(), 'AWS::ApiGatewayV2::DomainName')).toEqual([])
})

test('the domain of the city has its certificate, and an output with the target of its record', () => {
  const [domain, { Properties }] = resourcesOf(template, 'AWS::ApiGatewayV2::DomainName')[0]!
  expect(Properties).toEqual({
    DomainName: 'registry.city.example',
    DomainNameConfigurations: [{ CertificateArn: certificate, EndpointType: 'REGIONAL' }],
  })
  expect(template.Outputs.DomainTarget?.Value).toEqual({ 'Fn::GetAtt': [domain, 'RegionalDomainName'] })
})

test('it leads to the stage of the API, which exists before', () => {
  const [stage] = named(template, 'ApiStage', 'AWS::ApiGatewayV2::Stage')
  const mapping = onlyOf(template, 'AWS::ApiGatewayV2::ApiMapping')
  expect(mapping.Properties).toEqual({
    ApiId: { Ref: resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]![0] },
    DomainName: { Ref: resourcesOf(template, 'AWS::ApiGatewayV2::DomainName')[0]![0] },
    Stage: '$default',
  })
  expect(mapping.DependsOn).toContain(stage)
})

test('people sign in at either address', () => {
  const { Properties } = named(template, 'SignInPoolWebClient', 'AWS::Cognito::UserPoolClient')[1]
  expect(Properties.CallbackURLs).toEqual([
    expect.objectContaining({ 'Fn::Join': expect.anything() as unknown }),
    'https://registry.city.example/signed-in',
  ])
  expect((Properties.LogoutURLs as unknown[])[1]).toBe('https://registry.city.example/signed-out')
})
