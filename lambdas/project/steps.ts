/** The steps of the projection, for the function and for the redrive of failed records. */
import type { Table } from '../table/table'
import { openPeople } from '../people/people'
import { systemClock } from '../aws/clock'
import { peopleNamesStep } from './people-names'
import type { ProjectionStep } from './project'
import { staleNoticesStep } from './stale-notices'

export const openSteps = (table: Table): readonly ProjectionStep[] => [
  peopleNamesStep(openPeople(table)),
  staleNoticesStep(table, systemClock),
]
