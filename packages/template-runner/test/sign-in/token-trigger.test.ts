import type { Run } from '../../src/run'
import {
  claimsOf,
  codeFor,
  outputOf,
  redeem,
  refresh,
  startSignInRun,
  tokensFor,
} from '../support/sign-in-run'
import { stopRuns } from '../support/small-run'

afterEach(stopRuns)

/** A function that returns the event with these changes. */
const changing = (details: unknown) =>
  `exports.handler = async (event) => ({ ...event, response: { claimsAndScopeOverrideDetails: ${JSON.stringify(details)} } })`

async function refusalOf(run: Run): Promise<unknown> {
  const response = await redeem(run, await codeFor(run))
  return { status: response.status, ...((await response.json()) as object) }
}

describe('the pre token generation trigger', () => {
  it('receives the event of version 2', async () => {
    const trigger = `exports.handler = async (event) => ({ ...event, response: { claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride: { event } } } } })`
    const run = await startSignInRun({ trigger })
    const tokens = await tokensFor(run)
    const [{ sub } = { sub: '' }] = run.users
    const event = {
      version: '2',
      triggerSource: 'TokenGeneration_HostedAuth',
      region: 'eu-central-1',
      userPoolId: outputOf(run, 'Issuer').split('/').at(-1),
      userName: 'clerks',
      callerContext: { awsSdkVersion: expect.any(String), clientId: outputOf(run, 'Browser') },
      request: {
        userAttributes: { sub, 'cognito:user_status': 'CONFIRMED', name: 'Clerks of the orders' },
        groupConfiguration: {
          groupsToOverride: ['clerks'],
          iamRolesToOverride: [],
          preferredRole: null,
        },
        scopes: ['openid', 'small/read'],
      },
      response: { claimsAndScopeOverrideDetails: null },
    }
    expect(claimsOf(tokens.access_token)['event']).toEqual(event)
    const refreshed = (await (await refresh(run, tokens.refresh_token)).json()) as { access_token: string }
    expect(claimsOf(refreshed.access_token)['event']).toEqual({
      ...event,
      triggerSource: 'TokenGeneration_RefreshTokens',
    })
    expect(run.running.functions).toContain('Trigger')
  })

  it('changes claims, scopes and groups', async () => {
    const trigger = changing({
      accessTokenGeneration: {
        claimsToAddOrOverride: { department: 'north', levels: [1, 2] },
        claimsToSuppress: ['cognito:groups'],
        scopesToAdd: ['small/write'],
        scopesToSuppress: ['small/read'],
      },
      idTokenGeneration: { claimsToAddOrOverride: { name: 'Another' }, claimsToSuppress: ['absent'] },
      groupOverrideDetails: { groupsToOverride: ['north'] },
    })
    const { access_token: access, id_token: id } = await tokensFor(await startSignInRun({ trigger }))
    expect(claimsOf(access)).toMatchObject({
      department: 'north',
      levels: [1, 2],
      scope: 'openid small/write',
    })
    expect(claimsOf(access)).not.toHaveProperty('cognito:groups')
    expect(claimsOf(id)).toMatchObject({ name: 'Another', 'cognito:groups': ['north'] })
  })

  it('cannot change reserved claims', async () => {
    const names = [
      'sub',
      'iss',
      'exp',
      'client_id',
      'token_use',
      'scope',
      'username',
      'aud',
      'cognito:username',
    ]
    const claimsToAddOrOverride = Object.fromEntries(names.map((name) => [name, 'other']))
    const generation = { claimsToAddOrOverride, claimsToSuppress: names }
    const trigger = changing({ accessTokenGeneration: generation, idTokenGeneration: generation })
    const [changed, plain] = [await startSignInRun({ trigger }), await startSignInRun()]
    const [own, expected] = [await tokensFor(changed), await tokensFor(plain)]
    const times = { iat: 0, exp: 0, auth_time: 0, jti: '' }
    for (const token of ['access_token', 'id_token'] as const)
      expect({ ...claimsOf(own[token]), ...times }).toEqual({ ...claimsOf(expected[token]), ...times })
  })

  it('suppresses rather than adds a claim that is in both lists', async () => {
    const generation = { claimsToAddOrOverride: { level: 1 }, claimsToSuppress: ['level'] }
    const run = await startSignInRun({ trigger: changing({ accessTokenGeneration: generation }) })
    expect(claimsOf((await tokensFor(run)).access_token)).not.toHaveProperty('level')
  })

  it('may change nothing', async () => {
    const run = await startSignInRun({ trigger: 'exports.handler = async (event) => event' })
    expect(claimsOf((await tokensFor(run)).access_token)['scope']).toBe('openid small/read')
  })

  it.each([
    ['fails', `exports.handler = async () => { throw new Error('no such person') }`, 'Error: no such person'],
    ['returns nothing', 'exports.handler = async () => {}', 'the response of the function is invalid'],
    [
      'returns a wrong type',
      changing({ accessTokenGeneration: { scopesToAdd: 'small/write' } }),
      'the response of the function is invalid',
    ],
  ])('prevents the sign-in when it %s', async (_, trigger, reason) => {
    const warnings: string[] = []
    const run = await startSignInRun({ trigger, onWarning: (line) => warnings.push(line) })
    const message = `PreTokenGeneration failed with error ${reason}.`
    expect(await refusalOf(run)).toEqual({
      status: 400,
      error: 'invalid_request',
      error_description: message,
    })
    expect(warnings).toContain(`clerks cannot sign in: ${message}`)
  })

  it.each([
    ['no permission', undefined],
    ['the permission of another service', { Principal: 'apigateway.amazonaws.com' }],
    ['the permission of another user pool', { SourceArn: 'arn:aws:cognito-idp:eu-central-1:0:userpool/x' }],
  ])('prevents the sign-in with %s', async (_, changes) => {
    const warnings: string[] = []
    const run = await startSignInRun({
      trigger: 'exports.handler = async (event) => event',
      onWarning: (line) => warnings.push(line),
      change: (resources) => {
        if (changes) Object.assign(resources['TriggerPermission']!.Properties!, changes)
        else delete resources['TriggerPermission']
      },
    })
    const description = expect.stringContaining('no AWS::Lambda::Permission lets Pool invoke the function')
    expect(await refusalOf(run)).toMatchObject({ status: 400, error_description: description })
    expect(warnings).toEqual([description])
  })
})
