import type { Template } from '../synthesized'

/** A CloudFormation value as one text: `Fn::GetAtt` and `Ref` stand in angle brackets. */
export function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  const [name, inner] = Object.entries(value as object)[0] as [string, unknown]
  if (name === 'Fn::Join') return (inner as [string, unknown[]])[1].map(textOf).join('')
  if (name === 'Fn::GetAtt') return `<${(inner as string[]).join('.')}>`
  return `<${textOf(inner)}>`
}

interface Statement {
  readonly Effect: string
  readonly Action: unknown
  readonly Resource?: unknown
  readonly Principal?: unknown
}

const isStatement = (value: object): value is Statement => 'Effect' in value && 'Action' in value

/** A policy in the form of a text, as CloudWatch Logs takes it. */
const policyIn = (value: object): unknown => {
  const text = 'Fn::Join' in value ? textOf(value) : ''
  return text.startsWith('{"Statement"') ? JSON.parse(text) : undefined
}

function statementsIn(value: unknown): Statement[] {
  if (value === null || typeof value !== 'object') return []
  if (isStatement(value)) return [value]
  return [policyIn(value), ...Object.values(value)].flatMap(statementsIn)
}

/** What a statement allows, if anything in it stands for more than its name: `actions on resources`. */
const wideIn = ({ Effect, Action, Resource = '', Principal = '' }: Statement): string[] => {
  const actions = [Action].flat().map(textOf)
  const isWide = (texts: string[]) => texts.some((text) => text.includes('*'))
  const principals = typeof Principal === 'string' ? [Principal] : Object.values(Principal as object).flat()
  const resources = [Resource].flat().map(textOf)
  if (Effect !== 'Allow' || !isWide([...actions, ...resources, ...principals.map(textOf)])) return []
  return [`${actions.join(', ')} on ${resources.join(', ')}`]
}

/** Every allowed wildcard of the template, whatever kind of policy it stands in. */
export const wildcardsOf = ({ Resources }: Pick<Template, 'Resources'>): string[] =>
  Object.values(Resources).flatMap(({ Properties }) => statementsIn(Properties).flatMap(wideIn))
