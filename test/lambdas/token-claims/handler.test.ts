import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import { ROLE_NAMES } from '../../../contract/roles'
import { handler } from '../../../lambdas/token-claims/handler'

const overrides = async (groups: string[] | undefined, attributes: Record<string, string> = {}) => {
  const event = {
    request: { groupConfiguration: { groupsToOverride: groups }, userAttributes: attributes },
    response: {},
  }
  const { response } = await handler(event as unknown as PreTokenGenerationV2TriggerEvent)
  return response.claimsAndScopeOverrideDetails?.accessTokenGeneration
}

test.each([
  [['reader'], ['golden-book/read']],
  [['press'], ['golden-book/read', 'golden-book/press']],
  [['officer'], ['golden-book/read', 'golden-book/write', 'golden-book/book']],
  [
    ['administrator'],
    ['golden-book/read', 'golden-book/write', 'golden-book/book', 'golden-book/press', 'golden-book/admin'],
  ],
  [
    ['reader', 'officer'],
    ['golden-book/read', 'golden-book/write', 'golden-book/book'],
  ],
  [['cooks', 'constructor'], []],
  [[], []],
  [undefined, []],
])('a person of the groups %j gets the scopes %j', async (groups, scopes) => {
  expect((await overrides(groups))?.scopesToAdd).toEqual(scopes)
})

test('nobody gets a scope that writes without the scope that reads', async () => {
  for (const role of ROLE_NAMES)
    expect((await overrides([role]))?.scopesToAdd).toEqual(expect.arrayContaining(['golden-book/read']))
})

test('the name of the person is put into the access token', async () => {
  expect((await overrides([], { name: 'Ada Beispiel' }))?.claimsToAddOrOverride).toEqual({
    name: 'Ada Beispiel',
  })
  expect((await overrides([]))?.claimsToAddOrOverride).toEqual({})
})
