import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccountRecovery, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { ROLE_NAMES, ROLES } from '../../contract/roles'
import { pascalCase } from '../pascal-case'
import { removalPolicyOf } from '../removal-policy'

/**
 * The people of a stage, and a group for each role: what outlives the stack of a stage, beside the table. Only
 * administrators add people. A one-time password (TOTP) is a second factor, which every stage but dev requires.
 */
export function addUserPool(scope: Construct, keepsData: boolean): UserPool {
  const pool = new UserPool(scope, 'Pool', {
    // Access tokens are customized from this plan on.
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    standardAttributes: { email: { required: true }, fullname: { required: true, mutable: true } },
    passwordPolicy: { minLength: 12, requireSymbols: false, tempPasswordValidity: Duration.days(3) },
    mfa: keepsData ? Mfa.REQUIRED : Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection: keepsData,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  for (const name of ROLE_NAMES)
    pool
      .addGroup(`${pascalCase(name)}Group`, { groupName: name, description: ROLES[name].description })
      .applyRemovalPolicy(removalPolicyOf(keepsData))
  acknowledge(
    pool,
    'COG1',
    'Twelve characters of letters and digits, and a second factor (NIST SP 800-63B, 3.1.1.2).',
  )
  acknowledge(pool, 'COG8', 'The plan ESSENTIALS has all that is used; threat protection needs PLUS.')
  if (!keepsData) acknowledge(pool, 'COG2', 'In a stage that may be destroyed, a second factor is optional.')
  return pool
}

const acknowledge = (pool: UserPool, rule: string, reason: string): void =>
  Validations.of(pool).acknowledge({ id: `AwsSolutions-${rule}`, reason })
