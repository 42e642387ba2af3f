import { example, type ResourceDocs } from '../docs'
import { appearance, knownPerson } from './appearances'
import * as routes from './routes'
import { person, signer } from './schemas'

const params = { personId: 'ekrem-imamoglu' }

export const people = {
  routes,
  tag: 'People who appear on visits and in books.',
  schemas: { Person: person, Signer: signer, KnownPerson: knownPerson, Appearance: appearance },
  parameters: {
    personId: 'The id of a person who appears on visits or in books.',
    q: 'The beginning of any part of a name; diacritics and case do not matter. Without it, all people are listed.',
  },
  examples: [
    example(routes.listPeople, { query: { q: 'imam' } }),
    example(routes.readPerson, { params }),
    example(routes.listAppearances, { params }),
  ],
} satisfies ResourceDocs
