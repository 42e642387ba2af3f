import { CfnOutput, type Stack } from 'aws-cdk-lib'

/** An output of the stack; the description is for the person who reads the list of outputs. */
export interface Output {
  readonly value: string
  readonly description: string
}

/** Adds outputs to a stack, by name. */
export function addOutputs(stack: Stack, outputs: Readonly<Record<string, Output>>): void {
  for (const [name, output] of Object.entries(outputs)) new CfnOutput(stack, name, output)
}
