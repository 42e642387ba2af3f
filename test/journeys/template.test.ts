/** The template has every part that the product needs. `npm run test:long` removes each part in turn. */
import { routeKeysOf } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'
import type { ObservedCall } from 'template-runner/aws/endpoint'
import type { Assembly } from 'template-runner/template/assembly'
import { assembly } from '../support/assembly'
import { grantsIn, resourcesOf, without } from '../template/resources'
import { runScenario } from '../template/scenario'
import { unusedGrants } from '../template/unused-grants'

test('the scenario runs on the template, and uses every grant of its functions', async () => {
  const calls: ObservedCall[] = []
  await runScenario(assembly(), {
    onCall: (call, phase) => {
      if (phase === 'before') calls.push(call)
    },
  })
  expect(unusedGrants(assembly(), calls)).toEqual([])
})

test('the template has every route of the contract', () => {
  const keys = resourcesOf(assembly(), 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) =>
    String(Properties?.['RouteKey']),
  )
  expect(keys.filter((key) => key.includes(' /v1/')).toSorted()).toEqual(
    ROUTES.flatMap(routeKeysOf).toSorted(),
  )
})

const grant = grantsIn(assembly()).find(({ name }) =>
  name.startsWith('the grant sqs:ChangeMessageVisibility'),
)

test.each([
  ['a route', without('AWS::ApiGatewayV2::Route', ({ RouteKey }) => RouteKey === 'GET /v1/books')],
  ['a grant', (from: Assembly) => grant?.remove(from)],
])('the scenario fails without %s', async (_what, remove) => {
  const source = assembly()
  remove(source)
  const result = await runScenario(source, { longestWait: 3000 }).then(
    () => 'passed',
    () => 'failed',
  )
  expect(result).toBe('failed')
})
