import { typesWithoutEffect, unsupportedParts } from '../../src/template/unsupported'
import { smallAssembly } from '../support/small-assembly'
import { request, startSmallRun, stopRuns } from '../support/small-run'
import { codeFor, outputOf, startSignInRun } from '../support/sign-in-run'
import { addTrigger, signInTemplate } from '../support/sign-in-template'

afterEach(stopRuns)

describe('the sign-in of a run', () => {
  it('is at an address that replaces the domain in variables and outputs', async () => {
    const assembly = smallAssembly({ things: 'exports.handler = async () => process.env.SIGN_IN' })
    assembly.template = signInTemplate()
    const run = await startSmallRun({ assembly })
    expect(run.signInUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(run.signInUrl).not.toBe(run.url)
    expect(await (await request(run, 'GET', '/open')).text()).toBe(run.signInUrl)
    expect(outputOf(run, 'TokenUrl')).toBe(`${run.signInUrl}/oauth2/token`)
    expect(run.unsupported).toEqual([])
  })

  it('does not exist without a domain', async () => {
    const small = await startSmallRun({ users: [{ username: 'cook', name: 'Cook', groups: [] }] })
    expect([small.signInUrl, small.users]).toEqual([undefined, []])
  })

  it('names a port in use', async () => {
    const run = await startSignInRun()
    const signInPort = Number(new URL(run.signInUrl ?? '').port)
    await expect(startSignInRun({ signInPort })).rejects.toThrow(
      `Port ${signInPort} is in use: set \`signInPort\` to another port`,
    )
  })

  it('has a user for each group by default, the same in every run', async () => {
    const [one, two] = [await startSignInRun(), await startSignInRun()]
    const sub = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(one.users).toEqual([
      { username: 'clerks', name: 'Clerks of the orders', groups: ['clerks'], sub },
      { username: 'managers', name: 'managers', groups: ['managers'], sub },
    ])
    expect(two.users).toEqual(one.users)
    expect(new Set(one.users.map((user) => user.sub)).size).toBe(2)
  })

  it('has the given users instead', async () => {
    const run = await startSignInRun({ users: [{ username: 'ada', name: 'Ada', groups: [] }] })
    expect(run.users).toMatchObject([{ username: 'ada', name: 'Ada', groups: [] }])
    expect(await codeFor(run, 'ada')).toMatch(/^[\w-]{43}$/)
    const users = [{ username: 'ada', name: 'Ada', groups: ['cooks'] }]
    await expect(startSignInRun({ users })).rejects.toThrow('The user pool has no group cooks')
  })

  it.each([
    [
      'a scope that no resource server has',
      'Browser',
      { AllowedOAuthScopes: ['small/admin'] },
      'Browser: no resource server has the scope small/admin',
    ],
    [
      'an unknown unit',
      'Browser',
      { TokenValidityUnits: { AccessToken: 'weeks' } },
      'Browser: the template runner does not support the unit weeks of AccessToken',
    ],
    [
      'another version of the trigger',
      'Pool',
      { LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: 'arn', LambdaVersion: 'V1_0' } } },
      'Pool: the template runner does not support the trigger version V1_0',
    ],
    [
      'a trigger that is no function of the template',
      'Pool',
      { LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: 'arn', LambdaVersion: 'V2_0' } } },
      'Pool: the template runner does not support the trigger arn',
    ],
    ['another user pool', 'Domain', { UserPoolId: 'x' }, 'Domain: the template has no such user pool'],
  ])('does not start with %s', async (_, logicalId, properties, message) => {
    const change = (resources: ReturnType<typeof signInTemplate>['Resources']) => {
      Object.assign(resources[logicalId]!.Properties!, properties)
    }
    await expect(startSignInRun({ change })).rejects.toThrow(message)
  })

  it('does not start with a trigger in the tier LITE', async () => {
    const change = (resources: ReturnType<typeof signInTemplate>['Resources']) => {
      Object.assign(resources['Pool']!.Properties!, { UserPoolTier: 'LITE' })
    }
    const trigger = 'exports.handler = async (event) => event'
    await expect(startSignInRun({ change, trigger })).rejects.toThrow(
      'needs another `UserPoolTier` than LITE',
    )
  })
})

describe('the support of user pools', () => {
  it('names a property that a run does not know', () => {
    const template = signInTemplate()
    addTrigger(template)
    expect(unsupportedParts(template)).toEqual([])
    Object.assign(template.Resources['Pool']!.Properties!['LambdaConfig'] as object, { PreSignUp: 'arn' })
    Object.assign(template.Resources['Domain']!.Properties!, { CustomDomainConfig: {} })
    expect(unsupportedParts(template)).toEqual([
      'Pool (AWS::Cognito::UserPool): LambdaConfig.PreSignUp',
      'Domain (AWS::Cognito::UserPoolDomain): CustomDomainConfig',
    ])
  })

  it('says that a user pool without a domain has no effect', () => {
    const template = signInTemplate()
    expect([...typesWithoutEffect(template).keys()]).toEqual([])
    delete template.Resources['Domain']
    expect([...typesWithoutEffect(template).keys()]).toEqual([
      'AWS::Cognito::UserPool',
      'AWS::Cognito::UserPoolResourceServer',
      'AWS::Cognito::UserPoolGroup',
      'AWS::Cognito::UserPoolClient',
    ])
  })
})
