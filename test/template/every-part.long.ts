/** The scenario fails without any one variable or grant of a function, the rules, a schedule or the stream's filter. */
import type { Assembly } from 'template-runner/template/assembly'
import { assembly } from '../support/assembly'
import { grantsIn, resourcesOf, variablesIn, without, type Part } from './resources'
import { runScenario } from './scenario'

const parts: Part[] = [
  ...variablesIn(assembly()),
  ...grantsIn(assembly()),
  { name: 'the mappings', remove: without('AWS::Lambda::EventSourceMapping', () => true) },
  { name: 'the rules', remove: without('AWS::Events::Rule', () => true) },
  ...resourcesOf(assembly(), 'AWS::Scheduler::Schedule').map(([id]) => ({
    name: `the schedule ${id}`,
    remove: (from: Assembly) => void delete from.template.Resources[id],
  })),
  { name: 'the filter of the stream', remove: withoutFilter },
]

function withoutFilter(from: Assembly): void {
  for (const [, { Properties }] of resourcesOf(from, 'AWS::Lambda::EventSourceMapping'))
    delete Properties.FilterCriteria
}

test('the scenario runs on the template', async () => {
  await runScenario(assembly())
})

test.each(parts.map(({ name, remove }) => [name, remove] as const))(
  'the scenario fails without %s',
  async (_name, remove) => {
    const source = assembly()
    remove(source)
    const result = await runScenario(source, { longestWait: 3000 }).then(
      () => 'passed',
      () => 'failed',
    )
    expect(result).toBe('failed')
  },
)
