import { SCOPES, tokenScope } from '../../../contract/route'
import { named, onlyOf, propertiesOf, resourcesOf, synthesized } from '../synthesized'

describe('unless the city has an issuer of its own', () => {
  const template = synthesized({
    stage: 'production',
    services: { security: 'internal', 'press-office': 'press', 'web-team': 'public' },
  })
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
    ['protocol-office', 'ProtocolOffice', ['read', 'write', 'book']],
    ['press-desk', 'PressDesk', ['read', 'press']],
    ['administrator', 'Administrator', ['read', 'write', 'book', 'press', 'admin']],
    ['security', 'Security', ['read']],
    ['press-office', 'PressOffice', ['read.press']],
    ['web-team', 'WebTeam', ['read.public']],
  ])(
    '%s is a client with a secret and an output that gets tokens for its scopes alone',
    (name, id, scopes) => {
      const [logicalId, client] = named(template, `SignInPool${id}Client`, 'AWS::Cognito::UserPoolClient')
      expect(client.Properties).toMatchObject({
        ClientName: name,
        GenerateSecret: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: scopes.map((scope) => ({ 'Fn::Join': ['', [{ Ref: server }, `/${scope}`]] })),
      })
      expect(template.Outputs[`${id}ClientId`]?.Value).toEqual({ Ref: logicalId })
    },
  )

  test('has only the clients of the office, of the services and of the pages', () => {
    expect(resourcesOf(template, 'AWS::Cognito::UserPoolClient')).toHaveLength(7)
    expect(resourcesOf(synthesized(), 'AWS::Cognito::UserPoolClient')).toHaveLength(4)
  })

  test('40 services fit beside the office in the 50 audiences that an authorizer takes', () => {
    const names = Array.from({ length: 40 }, (_, index) => `service-s${index}`)
    const full = synthesized({ services: names.join(',') })
    const { JwtConfiguration } = onlyOf(full, 'AWS::ApiGatewayV2::Authorizer').Properties
    expect((JwtConfiguration as { Audience: unknown[] }).Audience).toHaveLength(44)
  })

  test.each(['domain', 'resource', 'resource-server', 'default', 'constructor'])(
    'a service may be called %s',
    (name) => {
      expect(Object.keys(synthesized({ services: name }).Outputs)).toContain(
        `${name === 'resource-server' ? 'ResourceServer' : name.replace(/^./, (letter) => letter.toUpperCase())}ClientId`,
      )
    },
  )

  const webClient = (of = template) =>
    named(of, 'SignInPoolWebClient', 'AWS::Cognito::UserPoolClient')[1].Properties

  test('people sign in to the pages with a public client, by a code, for their name alone', () => {
    const api = { 'Fn::GetAtt': [resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]![0], 'ApiEndpoint'] }
    expect(webClient()).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      CallbackURLs: [{ 'Fn::Join': ['', [api, '/signed-in']] }],
      LogoutURLs: [{ 'Fn::Join': ['', [api, '/signed-out']] }],
      RefreshTokenRotation: { Feature: 'ENABLED' },
    })
  })

  test('a group for each role gets its scopes by the function that completes access tokens', () => {
    const groups = propertiesOf(template, 'AWS::Cognito::UserPoolGroup')
    expect(groups.map(({ GroupName }) => GroupName)).toEqual(['reader', 'officer', 'press', 'administrator'])
    const [fn] = named(template, 'TokenClaims', 'AWS::Lambda::Function')
    expect(Properties).toMatchObject({
      UserPoolTier: 'ESSENTIALS',
      LambdaConfig: {
        PreTokenGenerationConfig: { LambdaArn: { 'Fn::GetAtt': [fn, 'Arn'] }, LambdaVersion: 'V2_0' },
      },
    })
    expect(propertiesOf(template, 'AWS::Lambda::Permission')).toContainEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': [fn, 'Arn'] },
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [pool, 'Arn'] },
    })
  })

  test.each([
    ['production', 'ON'],
    ['dev', 'OPTIONAL'],
  ])('in the stage %s a one-time password is %s', (stage, mfa) => {
    expect(onlyOf(synthesized({ stage }), 'AWS::Cognito::UserPool').Properties).toMatchObject({
      MfaConfiguration: mfa,
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
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
        'UserPoolId',
        'TokenUrl',
        'AdministratorClientId',
        'ProtocolOfficeClientId',
        'PressOfficeClientId',
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

  const pagesWith = (context: object) => {
    const settings = { issuer: 'https://login.city.example/realm', audience: 'registry', ...context }
    const { Environment } = named(synthesized(settings), 'Pages', 'AWS::Lambda::Function')[1].Properties
    return (Environment as { Variables: object }).Variables
  }

  test('the pages are given its client for people, if there is one', () => {
    expect(pagesWith({})).not.toHaveProperty('SIGN_IN_ISSUER')
    expect(pagesWith({ webClient: 'golden-book-pages' })).toMatchObject({
      SIGN_IN_ISSUER: 'https://login.city.example/realm',
      SIGN_IN_CLIENT: 'golden-book-pages',
    })
  })

  test('nothing of Cognito is made', () => {
    const types = new Set(Object.values(template.Resources).map(({ Type }) => Type.split('::')[1]))
    expect(types).not.toContain('Cognito')
    expect(propertiesOf(template, 'AWS::ApiGatewayV2::Route')).not.toHaveLength(0)
    expect(Object.keys(template.Outputs).filter((name) => /Token|Client|UserPool/.test(name))).toEqual([])
  })
})
