import { Stack } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { stackPropsOf } from '../golden-book-stack'
import { RegistryTable } from '../registry-table'
import type { Settings } from '../settings/settings'
import { keepsData } from '../settings/stages'
import { addUserPool } from '../sign-in/user-pool'

/**
 * The part of a stage's stack that outlives it: the table and the user pool with its groups, under the logical ids of
 * `GoldenBookStack` and without a reference to anything else. `cdk import` makes a stack of it from what an earlier one left
 * behind, and a deployment adds the rest.
 */
export class AdoptionStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, stackPropsOf(settings))
    new RegistryTable(this, 'Registry', { keepsData: keepsData(settings.stage) })
    if (!settings.issuer) addUserPool(new Construct(this, 'SignIn'), keepsData(settings.stage))
  }
}
