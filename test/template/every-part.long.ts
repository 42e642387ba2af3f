/** `npm run test:template`: without any one variable or grant of a function, the story breaks. */
import type { Assembly } from '../../local/template/assembly'
import { assembly } from '../support/assembly'
import { grantsIn, variablesIn } from './resources'
import { tellStory } from './story'

const parts = [...variablesIn(assembly()), ...grantsIn(assembly())]

const without = (remove: (from: Assembly) => void): Assembly => {
  const source = assembly()
  remove(source)
  return source
}

test('the template as it is tells the whole story', async () => {
  await tellStory(assembly())
})

test.each(parts.map(({ name, remove }) => [name, remove] as const))(
  'the story breaks without %s',
  async (_name, remove) => {
    const told = await tellStory(without(remove)).then(
      () => 'told',
      () => 'broken',
    )
    expect(told).toBe('broken')
  },
)
