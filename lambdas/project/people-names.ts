/** The projection of people's names, by which people are searched. */
import type { Change } from '../../contract/changes'
import type { Occasion } from '../../domain/people/appearance'
import { mayConcernNames, nameUsesOf } from '../../domain/people/names'
import { changeIn } from '../aws/stream'
import type { People } from '../people/people'
import type { ProjectionStep } from './project'

type NameStore = Pick<People, 'readOccasionAt' | 'projectNames'>

export const peopleNamesStep = (store: NameStore): ProjectionStep => ({
  name: 'people-names',
  run: (record) => projectNamesOf(changeIn(record), store),
})

/** Projects the name uses of one change. The version before the change names the people who were removed by it. */
export async function projectNamesOf(change: Change<Occasion>, store: NameStore): Promise<void> {
  if (!mayConcernNames(change)) return
  const { subject, sequence } = change
  const before = sequence > 1 ? await store.readOccasionAt(subject, sequence - 1) : undefined
  await Promise.all(nameUsesOf(change, before).map((nameUse) => store.projectNames(nameUse)))
}
