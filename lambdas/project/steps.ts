/** The steps of the projection, for the function and for the redrive of failed records. */
import { documentClient } from '../table/client'
import { openPeople } from '../people/people'
import { peopleNamesStep } from './people-names'
import type { ProjectionStep } from './project'

export const openSteps = (table: string, client = documentClient()): readonly ProjectionStep[] => [
  peopleNamesStep(openPeople(table, client)),
]
