import { RESOURCES, ROUTES } from '../../../contract/catalogue'
import { routeKeysOf, scopesOf, throttleOf, tokenScope } from '../../../contract/route'
import { pascalCase } from '../../../lib/pascal-case'
import { named, onlyOf, propertiesOf, resourcesOf, synthesized } from '../synthesized'

const template = synthesized()
const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route')
const stage = onlyOf(template, 'AWS::ApiGatewayV2::Stage')

const keyed = ROUTES.flatMap((route) => routeKeysOf(route).map((key) => [key, route] as const))

const propertiesOfRoute = (key: string) =>
  routes.find(([, { Properties }]) => Properties.RouteKey === key)?.[1].Properties

describe.each(keyed)('%s', (key, route) => {
  test('has an API route that needs its scope', () => {
    const [authorizer] = resourcesOf(template, 'AWS::ApiGatewayV2::Authorizer')[0]!
    expect(propertiesOfRoute(key)).toMatchObject(
      route.access === 'none'
        ? { AuthorizationType: 'NONE' }
        : {
            AuthorizationType: 'JWT',
            AuthorizerId: { Ref: authorizer },
            AuthorizationScopes: scopesOf(route).map(tokenScope),
          },
    )
  })

  test("goes to its resource's function", () => {
    const [fn] = named(template, pascalCase(route.resource), 'AWS::Lambda::Function')
    const [integration, { Properties }] = named(
      template,
      `Api${pascalCase(route.resource)}`,
      'AWS::ApiGatewayV2::Integration',
    )
    expect(propertiesOfRoute(key)?.Target).toEqual({
      'Fn::Join': ['', ['integrations/', { Ref: integration }]],
    })
    expect(Properties).toMatchObject({
      IntegrationUri: { 'Fn::GetAtt': [fn, 'Arn'] },
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 29_000,
    })
  })

  test('has its throttle in the stage', () => {
    const { rate, burst } = throttleOf(route)
    expect(stage.Properties.RouteSettings).toMatchObject({
      [key]: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
    })
  })

  test('is there before the stage that names it', () => {
    const [id] = routes.find(([, { Properties }]) => Properties.RouteKey === key)!
    expect(stage.DependsOn).toContain(id)
  })
})

test('every GET is routed as HEAD too, and CloudFormation takes that many resources', () => {
  const keys = routes.map(([, { Properties }]) => String(Properties.RouteKey))
  const pathsOf = (method: string) =>
    keys.filter((key) => key.startsWith(`${method} `)).map((key) => key.split(' ')[1] ?? '')
  expect(new Set(pathsOf('HEAD'))).toEqual(new Set(pathsOf('GET')))
  // CloudFormation quotas, "Resources".
  expect(Object.keys(template.Resources).length).toBeLessThan(500)
})

test('beside the contract, every GET and HEAD goes to the pages, without a token', () => {
  const contracted = new Set(keyed.map(([key]) => key))
  const others = routes.filter(([, { Properties }]) => !contracted.has(String(Properties.RouteKey)))
  expect(others.map(([, { Properties }]) => [Properties.RouteKey, Properties.AuthorizationType])).toEqual([
    ['GET /', 'NONE'],
    ['HEAD /', 'NONE'],
    ['GET /{page+}', 'NONE'],
    ['HEAD /{page+}', 'NONE'],
  ])
  expect(routes).toHaveLength(keyed.length + 4)
})

test('what no route answers is throttled too', () => {
  expect(stage.Properties).toMatchObject({
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
  })
})

test('the access log has the route and its outcome, and nobody in it', () => {
  const { Format } = stage.Properties.AccessLogSettings as { Format: string }
  expect(Object.values(JSON.parse(Format) as object)).toEqual([
    '$context.requestId',
    '$context.requestTime',
    '$context.routeKey',
    '$context.status',
    '$context.responseLatency',
    '$context.integrationErrorMessage',
  ])
})

test("each function of the API may be invoked by this API's gateway only", () => {
  const all = propertiesOf(template, 'AWS::Lambda::Permission')
  const permissions = all.filter(({ Principal }) => Principal === 'apigateway.amazonaws.com')
  const [api] = resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]!
  expect(permissions).toHaveLength(RESOURCES.length + 1)
  for (const permission of permissions) {
    expect(JSON.stringify(permission.SourceArn)).toContain(JSON.stringify({ Ref: api }))
  }
})

describe('pages of other origins', () => {
  test('are kept out unless somebody says otherwise', () => {
    expect(onlyOf(template, 'AWS::ApiGatewayV2::Api').Properties).not.toHaveProperty('CorsConfiguration')
  })

  test('may call when they are named, and see the headers that a client needs', () => {
    const opened = synthesized({ corsOrigins: 'https://office.example, https://press.example' })
    expect(onlyOf(opened, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration).toEqual({
      AllowOrigins: ['https://office.example', 'https://press.example'],
      AllowMethods: expect.arrayContaining(['GET', 'HEAD', 'POST', 'PATCH']) as unknown,
      AllowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
      ExposeHeaders: ['ETag', 'Location', 'Link', 'Retry-After', 'Idempotent-Replayed'],
    })
  })
})
