import { Validations, type RemovalPolicy } from 'aws-cdk-lib'
import {
  CfnIntegration,
  CfnRoute,
  HttpAuthorizer,
  HttpAuthorizerType,
  type HttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { addStage } from './api-stage'
import type { FunctionName } from '../functions/functions'
import { API_FUNCTION_NAMES, GATEWAY_ROUTES, type GatewayRoute } from './gateway-routes'
import { pascalCase } from '../pascal-case'

/** The issuer of the tokens, and their audience. */
export interface TokenSource {
  readonly issuer: string
  readonly audience: readonly string[]
}

export interface ApiProps {
  readonly http: HttpApi
  readonly functions: Readonly<Record<FunctionName, Function>>
  readonly tokens: TokenSource
  readonly removalPolicy: RemovalPolicy
}

/** The routes of the HTTP API, each with its function, its scopes and its throttle, and the stage. */
export class Api extends Construct {
  private readonly authorizer: HttpAuthorizer
  private readonly integrations: ReadonlyMap<FunctionName, CfnIntegration>

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApiProps,
  ) {
    super(scope, id)
    const { http, tokens, functions, removalPolicy } = props
    this.authorizer = new HttpAuthorizer(this, 'Tokens', {
      httpApi: http,
      type: HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: tokens.issuer,
      jwtAudience: [...tokens.audience],
    })
    this.integrations = new Map(
      API_FUNCTION_NAMES.map((name) => [name, this.integrate(name, functions[name])]),
    )
    const routes = GATEWAY_ROUTES.map((route) => this.addRoute(route))
    addStage(this, http, removalPolicy).node.addDependency(...routes)
  }

  /** One integration, and one permission to invoke, for each function, whatever the number of its routes. */
  private integrate(name: FunctionName, fn: Function): CfnIntegration {
    const { http } = this.props
    fn.addPermission('Api', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      // Any method and path: the routes decide which requests reach the function.
      sourceArn: http.arnForExecuteApi(),
    })
    return new CfnIntegration(this, pascalCase(name), {
      apiId: http.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.functionArn,
      payloadFormatVersion: '2.0',
      timeoutInMillis: 29_000,
    })
  }

  private addRoute({ id, key, fn, scopes }: GatewayRoute): CfnRoute {
    const added = new CfnRoute(this, id, {
      apiId: this.props.http.apiId,
      routeKey: key,
      target: `integrations/${this.integrations.get(fn)?.ref}`,
      ...(scopes.length === 0 ? { authorizationType: 'NONE' } : this.tokensWith(scopes)),
    })
    if (scopes.length === 0) {
      const reason =
        'The route is public: its response is the same for everybody, or protected by a secret in the path.'
      Validations.of(added).acknowledge({ id: 'AwsSolutions-APIG4', reason })
    }
    return added
  }

  private tokensWith(scopes: readonly string[]) {
    return {
      authorizationType: 'JWT',
      authorizerId: this.authorizer.authorizerId,
      authorizationScopes: [...scopes],
    }
  }
}
