import { Validations, type RemovalPolicy } from 'aws-cdk-lib'
import {
  CfnIntegration,
  CfnRoute,
  CorsHttpMethod,
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { RESOURCES, ROUTES, type CataloguedRoute, type Resource } from '../contract/catalogue'
import { routeKeysOf, scopesOf, tokenScope, type Route } from '../contract/route'
import { addStage } from './api-stage'
import { pascalCase } from './pascal-case'

export interface ApiProps {
  readonly name: string
  /** The function of each resource. */
  readonly functions: Record<Resource, Function>
  /** The issuer of the tokens, and their audience. */
  readonly tokens: { readonly issuer: string; readonly audience: readonly string[] }
  /** Origins of web pages that may call the API; without any, CORS is off. */
  readonly corsOrigins: readonly string[]
  readonly removalPolicy: RemovalPolicy
}

/** The HTTP API: every route of the contract with its function, its scope and its throttle. */
export class Api extends Construct {
  readonly http: HttpApi
  private readonly authorizer: HttpAuthorizer
  private readonly integrations: Record<Resource, CfnIntegration>

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id)
    this.http = new HttpApi(this, 'Http', {
      apiName: props.name,
      createDefaultStage: false,
      corsPreflight: props.corsOrigins.length > 0 ? cors(props.corsOrigins) : undefined,
    })
    this.authorizer = new HttpAuthorizer(this, 'Tokens', {
      httpApi: this.http,
      type: HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: props.tokens.issuer,
      jwtAudience: [...props.tokens.audience],
    })
    const integrations = RESOURCES.map((name) => [name, this.integrate(name, props.functions[name])] as const)
    this.integrations = Object.fromEntries(integrations) as Record<Resource, CfnIntegration>
    const routes = ROUTES.flatMap((route) => routeKeysOf(route).map((key) => this.addRoute(route, key)))
    addStage(this, this.http, props.removalPolicy).node.addDependency(...routes)
  }

  /** One integration, and one permission to invoke, for each function, whatever the number of its routes. */
  private integrate(name: Resource, fn: Function): CfnIntegration {
    fn.addPermission('Api', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      // Any method and path: the routes decide which requests reach the function.
      sourceArn: this.http.arnForExecuteApi(),
    })
    return new CfnIntegration(this, pascalCase(name), {
      apiId: this.http.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.functionArn,
      payloadFormatVersion: '2.0',
      timeoutInMillis: 29_000,
    })
  }

  /** A route of the gateway; each GET has a second one for HEAD. */
  private addRoute(route: CataloguedRoute, routeKey: string): CfnRoute {
    const id = `${pascalCase(route.name)}${routeKey.startsWith('HEAD ') ? 'Head' : ''}`
    const added = new CfnRoute(this, id, {
      apiId: this.http.apiId,
      routeKey,
      target: `integrations/${this.integrations[route.resource].ref}`,
      ...(route.access === 'none' ? { authorizationType: 'NONE' } : this.tokensFor(route)),
    })
    if (route.access === 'none') {
      const reason =
        'The contract declares the route public: its response is the same for everybody, or protected by a secret in the path.'
      Validations.of(added).acknowledge({ id: 'AwsSolutions-APIG4', reason })
    }
    return added
  }

  private tokensFor(route: Route) {
    return {
      authorizationType: 'JWT',
      authorizerId: this.authorizer.authorizerId,
      authorizationScopes: scopesOf(route).map(tokenScope),
    }
  }
}

/** A web page can read only the headers that are exposed (Fetch Standard, "CORS protocol"). */
const cors = (origins: readonly string[]) => ({
  allowOrigins: [...origins],
  allowMethods: [...new Set(ROUTES.map((route) => CorsHttpMethod[route.method])), CorsHttpMethod.HEAD],
  allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
  exposeHeaders: ['ETag', 'Location', 'Link', 'Retry-After', 'Idempotent-Replayed'],
})
