/** The part of the stack's id that CloudFormation generates: constant in a stack, and another in a later one of the same name. */
import { Aws, Fn } from 'aws-cdk-lib'

/** A UUID. */
export const stackUuid = (): string => Fn.select(2, Fn.split('/', Aws.STACK_ID))

/** Eight characters for names that must be given: what an earlier stack left behind has another name. */
export const stackSuffix = (): string => Fn.select(0, Fn.split('-', stackUuid()))
