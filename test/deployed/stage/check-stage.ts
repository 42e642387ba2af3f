import { CommandError } from '../../../cli/command'
import { keepsData } from '../../../lib/settings/stages'
import type { DeployedStage } from './deployed-stage'

/** @throws CommandError for a stage that the tests must not write to, or whose data they must not delete */
export function checkStage(
  { name, empties }: Pick<DeployedStage, 'name' | 'empties'>,
  allowsProduction: boolean,
): void {
  if (name === 'production' && !allowsProduction)
    throw new CommandError(
      'The stage is production, and the tests would record visits and signings there: give another stage, or --production.',
    )
  if (empties && keepsData(name))
    throw new CommandError(`--empty is for the stage dev alone: the stage ${name} keeps its data.`)
}
