import { describeWarnings, example, type ResourceDocs } from '../docs'
import { appearance, entryAppearance, knownPerson, visitAppearance } from './appearances'
import * as routes from './routes'
import { archivePerson, archiveSigner, liveGuest, liveHost, liveSigner, person, signer } from './schemas'
import { perhapsTheSame } from './warnings'

const params = { personId: 'ekrem-imamoglu' }

export const people = {
  routes,
  tag: 'People who appear on visits and in books.',
  schemas: {
    Person: person,
    Signer: signer,
    KnownPerson: knownPerson,
    Appearance: appearance,
    VisitAppearance: visitAppearance,
    EntryAppearance: entryAppearance,
  },
  inputs: {
    LiveHost: liveHost,
    LiveGuest: liveGuest,
    LiveSigner: liveSigner,
    ArchivePerson: archivePerson,
    ArchiveSigner: archiveSigner,
  },
  parameters: {
    personId: 'The id of a person who appears on visits or in books.',
    q:
      'The beginnings of one or several parts of a name, in any order; diacritics and case do not matter, and `ae` finds ' +
      '`ä`. Without it, all people are listed.',
  },
  warnings: describeWarnings([perhapsTheSame], {
    'perhaps-the-same':
      'A person on a visit or an entry has a name like that of the people in `others`: in another spelling, in another ' +
      'order, or with a title or a form of address. They are different people until a `personId` says otherwise.',
  }),
  examples: [
    example(routes.listPeople, { query: { q: 'imam' } }),
    example(routes.readPerson, { params }),
    example(routes.listAppearances, { params }),
  ],
} satisfies ResourceDocs
