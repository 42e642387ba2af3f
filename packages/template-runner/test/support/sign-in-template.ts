import type { Resource, Template } from '../../src/template/template'
import { smallTemplate } from './small-template'
import { attribute, lambda, ref, role } from './template-parts'

const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] })

/** The address of the domain as the CDK writes it. */
const domainUrl = join('https://', ref('Domain'), '.auth.', ref('AWS::Region'), '.amazoncognito.com')

function client(properties: Record<string, unknown>): Resource {
  return {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      UserPoolId: ref('Pool'),
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['openid', join(ref('Server'), '/read'), join(ref('Server'), '/write')],
      CallbackURLs: [join(attribute('Api', 'ApiEndpoint'), '/signed-in'), 'https://app.example/in?a=b'],
      LogoutURLs: [join(attribute('Api', 'ApiEndpoint'), '/signed-out')],
      ...properties,
    },
  }
}

function group(name: string, description?: string): Resource {
  return {
    Type: 'AWS::Cognito::UserPoolGroup',
    Properties: {
      GroupName: name,
      UserPoolId: ref('Pool'),
      ...(description && { Description: description }),
    },
  }
}

/** A user pool with a domain, two groups, a public client with rotation and a confidential one without. */
const signInResources: Record<string, Resource> = {
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: { MfaConfiguration: 'ON' } },
  Domain: {
    Type: 'AWS::Cognito::UserPoolDomain',
    Properties: { Domain: join('orders-', ref('AWS::AccountId')), UserPoolId: ref('Pool') },
  },
  Server: {
    Type: 'AWS::Cognito::UserPoolResourceServer',
    Properties: {
      Identifier: 'small',
      Name: 'small',
      Scopes: ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
      UserPoolId: ref('Pool'),
    },
  },
  Clerks: group('clerks', 'Clerks of the orders'),
  Managers: group('managers'),
  Browser: client({
    AccessTokenValidity: 10,
    IdTokenValidity: 20,
    RefreshTokenValidity: 2,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
  }),
  Confidential: client({ GenerateSecret: true }),
  Machine: client({ GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] }),
}

/** The small stack with a user pool, whose tokens its API accepts. */
export function signInTemplate(): Template {
  const template = structuredClone({
    Resources: { ...smallTemplate.Resources, ...signInResources },
    Outputs: {
      Issuer: { Value: attribute('Pool', 'ProviderURL') },
      Browser: { Value: ref('Browser') },
      Confidential: { Value: ref('Confidential') },
      Machine: { Value: ref('Machine') },
      Secret: { Value: attribute('Confidential', 'ClientSecret') },
      TokenUrl: { Value: join(domainUrl, '/oauth2/token') },
    },
  })
  const { Authorizer, Things } = template.Resources
  Authorizer!.Properties!['JwtConfiguration'] = {
    Issuer: attribute('Pool', 'ProviderURL'),
    Audience: [ref('Browser'), ref('Confidential')],
  }
  Things!.Properties!['Environment'] = { Variables: { TABLE_NAME: ref('Table'), SIGN_IN: domainUrl } }
  return template
}

/** Adds a pre token generation function, and the permission for the user pool to invoke it. */
export function addTrigger(template: Template): void {
  Object.assign(template.Resources, {
    TriggerRole: role,
    Trigger: lambda('trigger', 'TriggerRole', {}),
    TriggerPermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: attribute('Trigger', 'Arn'),
        Principal: 'cognito-idp.amazonaws.com',
        SourceArn: attribute('Pool', 'Arn'),
      },
    },
  })
  template.Resources['Pool']!.Properties!['LambdaConfig'] = {
    PreTokenGenerationConfig: { LambdaArn: attribute('Trigger', 'Arn'), LambdaVersion: 'V2_0' },
  }
}
