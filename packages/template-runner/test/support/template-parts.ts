import type { Resource } from '../../src/template/template'

export const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] })
export const ref = (id: string) => ({ Ref: id })

export function lambda(name: string, role: string, variables: Record<string, unknown>): Resource {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: `${name}.zip` },
      Handler: 'index.handler',
      Environment: { Variables: variables },
      MemorySize: 256,
      Timeout: 5,
      Role: attribute(role, 'Arn'),
      Runtime: 'nodejs24.x',
    },
  }
}

export function policy(role: string, ...statements: [action: string[], resource: unknown][]): Resource {
  return {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: `${role}Policy`,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: statements.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource })),
      },
      Roles: [ref(role)],
    },
  }
}

export function route(key: string, scope?: string): Resource {
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: ref('Api'),
      RouteKey: key,
      Target: { 'Fn::Join': ['', ['integrations/', ref('Integration')]] },
      AuthorizationType: scope ? 'JWT' : 'NONE',
      ...(scope && { AuthorizationScopes: [scope], AuthorizerId: ref('Authorizer') }),
    },
  }
}

export const role: Resource = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } }
