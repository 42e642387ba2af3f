/** Without any one variable or grant of a function, its rules, its schedule or the filter of its stream, the story breaks. */
import type { Assembly } from 'template-runner/template/assembly'
import { assembly } from '../support/assembly'
import { grantsIn, resourcesOf, variablesIn, without, type Part } from './resources'
import { tellStory } from './story'

const parts: Part[] = [
  ...variablesIn(assembly()),
  ...grantsIn(assembly()),
  { name: 'the mappings', remove: without('AWS::Lambda::EventSourceMapping', () => true) },
  { name: 'the rules', remove: without('AWS::Events::Rule', () => true) },
  { name: 'the schedule', remove: without('AWS::Scheduler::Schedule', () => true) },
  { name: 'the filter of the stream', remove: withoutFilter },
]

function withoutFilter(from: Assembly): void {
  for (const [, { Properties }] of resourcesOf(from, 'AWS::Lambda::EventSourceMapping'))
    delete Properties.FilterCriteria
}

test('the template as it is tells the whole story', async () => {
  await tellStory(assembly())
})

test.each(parts.map(({ name, remove }) => [name, remove] as const))(
  'the story breaks without %s',
  async (_name, remove) => {
    const source = assembly()
    remove(source)
    const told = await tellStory(source).then(
      () => 'told',
      () => 'broken',
    )
    expect(told).toBe('broken')
  },
)
