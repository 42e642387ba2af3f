import { ContextProvider } from 'aws-cdk-lib/cloud-assembly-schema'
import { settingsOf as read } from '../../../lib/settings/settings'
import { refusal } from '../refusal'

describe('an unknown setting', () => {
  test.each([
    ['stagee', 'production', 'stage'],
    ['Stage', 'production', 'stage'],
    ['issuers', 'https://login.city.example', 'issuer'],
    ['timezone', 'Europe/Berlin', 'timeZone'],
    ['alarmsTopic', 'arn', 'alarmTopic'],
    ['alarmMail', 'on-call@city.example', 'alarmEmail'],
    ['service', 'press', 'services'],
    ['stag', { production: {} }, 'stage'],
    ['stage:x', 'production', 'stage'],
  ])('%s is refused by name, with the nearest known one', (name, value, nearest) => {
    expect(refusal({ [name]: value })).toBe(
      `-c ${name}=${typeof value === 'string' ? value : JSON.stringify(value)} cannot be used: ` +
        `there is no setting of this name; did you mean ${nearest}?`,
    )
  })

  test.each(['region', 'x', 'constructor', 'toString', 'aws', 'ssm', 'database'])(
    '%s is refused by name when none is near',
    (name) => {
      expect(refusal({ [name]: 'x' })).toBe(
        `-c ${name}=x cannot be used: there is no setting of this name; docs/settings.md lists the settings`,
      )
    },
  )

  test.each([
    '@aws-cdk/core:bootstrapQualifier',
    '@aws-cdk-containers/ecs-service-extensions:enableDefaultLogDriver',
    'aws:cdk:enable-path-metadata',
    'aws:cdk:bundling-stacks',
    'aws-cdk:enableDiffNoFail',
    'aws-cdk-private:0.5:core/defaultStackSynthesizer',
    'cli-telemetry',
    'acknowledged-issue-numbers',
    'assets-ecr-repository-name',
    'availability-zones:account=111122223333:region=eu-central-1',
    'hosted-zone:account=111122223333:domainName=city.example:region=eu-central-1',
    ...Object.values(ContextProvider).map((provider) => `${provider}:account=111122223333`),
  ])('is none of the keys of the CDK: %s', (key) => {
    expect(read({ [key]: true }).stage).toBe('dev')
  })

  test('is refused in each stage of cdk.json by its path, whichever is deployed', () => {
    expect(refusal({ stages: { production: { isuer: 'https://login.city.example' } } })).toMatch(
      /^stages\.production\.isuer=https:\S+ cannot be used: .* did you mean issuer\?$/,
    )
    expect(refusal({ stages: { production: { stage: 'production' } } })).toMatch(
      /^stages\.production\.stage=production cannot be used: there is no setting of this name/,
    )
  })
})

describe('the name of a stage', () => {
  test.each(['dev', 'production', 'p', 'a-b-c', 'abcdefghij0123456789', 'law'])('may be %s', (stage) => {
    expect(read({ stage }).stage).toBe(stage)
  })

  test.each([
    '',
    'Production',
    '1st',
    'a_b',
    '-a',
    'a-',
    'a--b',
    'a.b',
    'bühne',
    'dev ',
    'abcdefghij01234567890',
    ['dev'],
    null,
    7,
  ])('is not %j', (stage) => {
    const text = typeof stage === 'string' ? stage : JSON.stringify(stage)
    expect(refusal({ stage })).toBe(
      `-c stage=${text} cannot be used: a stage is 1 to 20 of a-z, 0-9 and single hyphens, such as production`,
    )
  })

  test.each([
    ['aws', 'aws'],
    ['laws', 'aws'],
    ['my-cognito', 'cognito'],
    ['amazonia', 'amazon'],
    ['cognito2', 'cognito'],
  ])('is not %s, which Cognito refuses in a domain', (stage, word) => {
    const why = `Cognito accepts no domain that contains "${word}"; choose another name for the stage`
    expect(refusal({ stage })).toBe(`-c stage=${stage} cannot be used: ${why}`)
    expect(refusal({ stages: { [stage]: {} } })).toBe(`stages=${stage} cannot be used: ${why}`)
  })

  test('is one of cdk.json, or dev, so that a misspelt one makes no second stack', () => {
    const stages = { production: {}, showcase: {} }
    expect(read({ stages, stage: 'showcase' }).stage).toBe('showcase')
    expect(read({ stages }).stage).toBe('dev')
    expect(refusal({ stages, stage: 'prodution' })).toBe(
      '-c stage=prodution cannot be used: cdk.json has no such stage (did you mean production?); ' +
        'for a new one, add "prodution": {} to its stages',
    )
    expect(refusal({ stages, stage: 'constructor' })).toBe(
      '-c stage=constructor cannot be used: cdk.json has no such stage; ' +
        'for a new one, add "constructor": {} to its stages',
    )
  })
})

describe('the settings of a stage in cdk.json', () => {
  const issuer = { issuer: 'https://login.city.example', audience: 'registry' }
  const stages = { production: { ...issuer, timeZone: 'Europe/Vienna' }, dev: { timeZone: 'Europe/Paris' } }

  test('are those of its deployments, and of no other stage', () => {
    expect(read({ stages, stage: 'production' })).toMatchObject({
      stage: 'production',
      issuer: { url: issuer.issuer, audience: ['registry'] },
      timeZone: 'Europe/Vienna',
    })
    expect(read({ stages })).toMatchObject({ stage: 'dev', issuer: undefined, timeZone: 'Europe/Paris' })
  })

  test('are overridden by flags in dev', () => {
    expect(read({ stages, timeZone: 'Europe/Rome' }).timeZone).toBe('Europe/Rome')
  })

  test.each([
    ['timeZone', 'Europe/Rome'],
    ['issuer', 'https://other.city.example'],
    ['alarmEmail', 'on-call@city.example'],
  ])('are refused as flags in a stage that keeps its data: -c %s=%s', (name, value) => {
    expect(refusal({ stages, stage: 'production', [name]: value })).toBe(
      `-c ${name}=${value} cannot be used: a flag that the next deployment forgets would be undone; ` +
        `write stages.production.${name} in the context of cdk.json`,
    )
  })

  test('are refused by their path when one cannot be used, whichever stage is deployed', () => {
    expect(refusal({ stages: { production: { timeZone: 'PST' } } })).toBe(
      'stages.production.timeZone=PST cannot be used: give an IANA time zone, such as Europe/Berlin',
    )
    expect(refusal({ stages: { showcase: { services: { press: 'secret' } } } })).toMatch(
      /^stages\.showcase\.services=\{"press":"secret"\} cannot be used: "secret" of "press" is not a clearance/,
    )
    expect(refusal({ stages: { production: { corsOrigins: ['https://office.example'] } } })).toMatch(
      /^stages\.production\.corsOrigins=\["https:.*"\] cannot be used: give one text$/,
    )
  })

  test('may be booleans where true or false is meant', () => {
    expect(read({ stages: { dev: { fourEyes: false, embargoedToPress: true } } })).toMatchObject({
      fourEyes: false,
      embargoedToPress: true,
    })
  })

  test.each(['production', ['production'], null, 7])('are not %j', (value) => {
    expect(refusal({ stages: value })).toMatch(/^stages=.* cannot be used: give an object in the context of/)
    expect(refusal({ stages: { production: value } })).toMatch(
      /^stages\.production=.* cannot be used: give an object of settings, such as \{\}$/,
    )
  })
})
