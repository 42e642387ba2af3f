import * as z from 'zod/mini'
import { appearance, knownPerson } from './appearances'
import { pageSchema, paging } from '../lists'
import { route } from '../route'
import { line, slug } from '../values/values'

const one = { params: z.strictObject({ personId: slug }) } as const
const path = '/v1/people/{personId}'

export const listPeople = route({
  name: 'listPeople',
  method: 'GET',
  path: '/v1/people',
  access: 'read',
  summary:
    'Search people by the beginnings of parts of a name, in any order; diacritics and case do not matter',
  query: z.strictObject({ q: z.optional(line()), ...paging }),
  answer: { status: 200, schema: pageSchema(knownPerson) },
})

export const readPerson = route({
  ...one,
  name: 'readPerson',
  method: 'GET',
  path,
  access: 'read',
  summary: 'Read a person with all known names',
  answer: { status: 200, schema: knownPerson },
})

export const listAppearances = route({
  ...one,
  name: 'listAppearances',
  method: 'GET',
  path: `${path}/appearances`,
  access: 'read',
  summary: 'List the appearances of a person on visits and in books, newest first',
  query: z.strictObject(paging),
  answer: { status: 200, schema: pageSchema(appearance) },
})
