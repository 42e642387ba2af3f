import { checkStage } from './check-stage'

test.each([
  ['production', false, false, /^The stage is production, .* or --production\.$/],
  ['production', true, true, /^--empty is for the stage dev alone: the stage production keeps its data\.$/],
  ['staging', true, false, /^--empty is for the stage dev alone/],
])('refuses the stage %s with --empty %p and --production %p', (name, empties, allowsProduction, said) => {
  expect(() => checkStage({ name, empties }, allowsProduction)).toThrow(said)
})

test.each([
  ['production', false, true],
  ['staging', false, false],
  ['dev', true, false],
])('accepts the stage %s with --empty %p and --production %p', (name, empties, allowsProduction) => {
  expect(() => checkStage({ name, empties }, allowsProduction)).not.toThrow()
})
