import { SCOPES, tokenScope } from '../../contract/route'
import { named, onlyOf, propertiesOf, resourcesOf, synthesized } from './synthesized'

describe('unless the city has an issuer of its own', () => {
  const template = synthesized({ stage: 'production' })
  const [pool, { Properties, DeletionPolicy }] = resourcesOf(template, 'AWS::Cognito::UserPool')[0]!
  const [server] = resourcesOf(template, 'AWS::Cognito::UserPoolResourceServer')[0]!

  test('a user pool is made in which nobody can register, and it is kept', () => {
    expect(Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    })
    expect(DeletionPolicy).toBe('Retain')
  })

  test('its resource server knows every scope of the contract', () => {
    const { Identifier, Scopes } = onlyOf(template, 'AWS::Cognito::UserPoolResourceServer').Properties
    const names = (Scopes as { ScopeName: string }[]).map(
      ({ ScopeName }) => `${String(Identifier)}/${ScopeName}`,
    )
    expect(names).toEqual(SCOPES.map(tokenScope))
  })

  test.each([
    ['ProtocolOffice', ['read', 'write', 'book']],
    ['SubscribedService', ['read']],
    ['Administrator', ['read', 'write', 'book', 'admin']],
  ])('%s is a client with a secret that gets tokens for %j', (name, scopes) => {
    const [, client] = named(template, `SignInPool${name}`, 'AWS::Cognito::UserPoolClient')
    expect(client.Properties).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: scopes.map((scope) => ({ 'Fn::Join': ['', [{ Ref: server }, `/${scope}`]] })),
    })
  })

  test('the API takes the tokens of the pool for its clients', () => {
    const clients = resourcesOf(template, 'AWS::Cognito::UserPoolClient').map(([id]) => ({ Ref: id }))
    expect(onlyOf(template, 'AWS::ApiGatewayV2::Authorizer').Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: { 'Fn::GetAtt': [pool, 'ProviderURL'] }, Audience: clients },
    })
  })

  test('its domain is told apart by account and stage, and the outputs say where to get a token', () => {
    expect(onlyOf(template, 'AWS::Cognito::UserPoolDomain').Properties.Domain).toEqual({
      'Fn::Join': ['', ['golden-book-production-', { Ref: 'AWS::AccountId' }]],
    })
    expect(Object.keys(template.Outputs)).toEqual(
      expect.arrayContaining([
        'TokenUrl',
        'AdministratorClientId',
        'ProtocolOfficeClientId',
        'SubscribedServiceClientId',
      ]),
    )
  })
})

describe('with an issuer of its own', () => {
  const template = synthesized({ issuer: 'https://login.city.example/realm', audience: 'registry, archive' })

  test('the API takes its tokens for the audiences named', () => {
    expect(onlyOf(template, 'AWS::ApiGatewayV2::Authorizer').Properties.JwtConfiguration).toEqual({
      Issuer: 'https://login.city.example/realm',
      Audience: ['registry', 'archive'],
    })
  })

  test('nothing of Cognito is made', () => {
    const types = new Set(Object.values(template.Resources).map(({ Type }) => Type.split('::')[1]))
    expect(types).not.toContain('Cognito')
    expect(propertiesOf(template, 'AWS::ApiGatewayV2::Route')).not.toHaveLength(0)
    expect(Object.keys(template.Outputs).filter((name) => /Token|Client/.test(name))).toEqual([])
  })
})
