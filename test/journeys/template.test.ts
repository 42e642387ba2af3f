/** What is forgotten in the template breaks the product here first. `npm run test:long` takes out every part of it. */
import { routeKeysOf } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'
import type { ObservedCall } from 'template-runner/aws/endpoint'
import type { Assembly } from 'template-runner/template/assembly'
import { assembly } from '../support/assembly'
import { grantsIn, resourcesOf, without } from '../template/resources'
import { tellStory } from '../template/story'
import { unusedGrants } from '../template/use'

test('the template as it is tells the whole story, and grants no function what the story does not need', async () => {
  const calls: ObservedCall[] = []
  await tellStory(assembly(), (call, phase) => {
    if (phase === 'before') calls.push(call)
  })
  expect(unusedGrants(assembly(), calls)).toEqual([])
})

test('the template has a route for each of the contract', () => {
  expect(resourcesOf(assembly(), 'AWS::ApiGatewayV2::Route')).toHaveLength(ROUTES.flatMap(routeKeysOf).length)
})

const grant = grantsIn(assembly()).find(({ name }) =>
  name.startsWith('the grant sqs:ChangeMessageVisibility'),
)

test.each([
  ['a route', without('AWS::ApiGatewayV2::Route', ({ RouteKey }) => RouteKey === 'GET /v1/books')],
  ['a grant', (from: Assembly) => grant?.remove(from)],
])('the story breaks without %s', async (_what, remove) => {
  const source = assembly()
  remove(source)
  const told = await tellStory(source).then(
    () => 'told',
    () => 'broken',
  )
  expect(told).toBe('broken')
})
