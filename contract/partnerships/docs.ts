import { describeEvents, describeWarnings, example, type ResourceDocs } from '../docs'
import * as routes from './routes'
import {
  agreement,
  partnership,
  partnershipChange,
  partnershipInput,
  partnershipPatch,
  partnershipSummary,
  predecessor,
  programme,
  writtenPartnership,
} from './schemas'
import { dateAhead } from './warnings'

const params = { partnershipId: 'istanbul' }

export const partnerships = {
  routes,
  tag: 'City partnerships, their programmes, and a summary of the visits and entries that belong to each.',
  schemas: {
    Partnership: partnership,
    PartnershipSummary: partnershipSummary,
    PartnershipChange: partnershipChange,
    WrittenPartnership: writtenPartnership,
  },
  inputs: { PartnershipInput: partnershipInput, PartnershipPatch: partnershipPatch },
  values: { Programme: programme, Agreement: agreement, Predecessor: predecessor },
  parameters: { partnershipId: 'The id of the partnership.' },
  events: describeEvents(partnershipChange, {
    'partnership.recorded': 'A partnership is recorded.',
    'partnership.updated': 'The record of a partnership is changed, its programmes included.',
    'partnership.suspended': 'A partnership is suspended.',
    'partnership.resumed': 'A partnership that was suspended or ended is active again.',
    'partnership.ended': 'A partnership is ended.',
  }),
  warnings: describeWarnings([dateAhead], {
    'date-ahead': 'A date of a partnership is in the future, although it is that of a past event.',
  }),
  examples: [
    example(routes.recordPartnership, {
      body: {
        externalId: 'berlin/p04',
        city: { en: 'Istanbul', tr: 'İstanbul' },
        country: 'TR',
        foundedOn: '1989-11-17',
        programmes: [{ id: 'cultural-exchange', name: { en: 'Cultural exchange' }, field: 'culture' }],
      },
    }),
    example(routes.updatePartnership, {
      params,
      body: { motto: { en: 'Cities of freedom' }, externalId: null },
    }),
    example(
      routes.changePartnershipStatus,
      {
        params,
        body: { status: 'suspended', on: '2024-02', reason: 'The council asked for a pause.' },
      },
      'Suspend it, which mutes its anniversary',
    ),
    example(
      routes.changePartnershipStatus,
      { params, body: { status: 'active', reason: 'The council has resumed it.' } },
      'Resume it',
    ),
    example(routes.listPartnerships, { query: { country: 'TR' } }),
    example(routes.readPartnership, { params }),
    example(routes.listPartnershipChanges, { params, query: { limit: '10' } }),
    example(routes.summarizePartnership, { params }),
  ],
} satisfies ResourceDocs
