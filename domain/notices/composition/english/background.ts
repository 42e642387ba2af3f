/** The background of a notice in English: the partnership and its anniversary. */
import type { Partnership } from '../../../../contract/partnerships/schemas'
import type { Grammar } from '../grammar'
import { say, word } from '../phrase'

type Kind = Partnership['kind']
type PartnerKind = Partnership['partnerKind']

const noun = (kind: Kind, partnerKind: PartnerKind): string =>
  ({
    partnership: partnerKind === 'city' ? 'city partnership' : 'partnership',
    friendship: 'friendship',
    contact: 'contact',
    project: 'project partnership',
  })[kind]

/** A name that says itself that it is a region or a district has no second word for it. */
function partner(city: string, partnerKind: PartnerKind): string {
  if (partnerKind === 'region') return /\bregion\b/i.test(city) ? `the ${city}` : `the region of ${city}`
  if (partnerKind === 'district')
    return /\bdistrict\b/i.test(city) ? `the ${city}` : `the district of ${city}`
  return city
}

const celebrates = { past: 'celebrated', present: 'celebrates', future: 'will celebrate' } as const

export const background: Grammar['background'] = {
  heading: word('Background'),
  noun,
  subject: (kind, partnerKind) => `The ${noun(kind, partnerKind)}`,
  oneOf: (kind, partnerKind) => `a ${noun(kind, partnerKind)}`,
  founded: (kind) => (kind === 'partnership' ? 'founded' : 'established'),
  partner,
  founding: ({ subject, partner: city, when, founded }, isFuture) =>
    say`${subject} with ${city} ${word(isFuture ? 'will be' : 'was')} ${founded} ${when}`,
  existing: (oneOf, city) => say`There is ${oneOf} with ${city}`,
  named: (subject, city) => say`${subject} with ${city}`,
  foundedPlace: (place) => say`Place of the founding: ${place}`,
  signatories: (people, isPlural) => say`${word(isPlural ? 'Signatories' : 'Signatory')}: ${people}`,
  stopped: {
    suspended: (subject, date) =>
      date ? say`${subject} has been suspended ${date.since}` : say`${subject} is suspended`,
    ended: (subject, date) => (date ? say`${subject} ended ${date.on}` : say`${subject} has ended`),
  },
  motto: (motto) => say`Its motto is ${motto}`,
  years: (ordinal) => (ordinal === 1 ? '1 year' : `${ordinal} years`),
  jubilee: (years, what) => say`${years} of the ${what}`,
  jubileeWith: (jubilee, city) => say`${jubilee} with ${city}`,
  celebrating: (jubilee, { tense }) => say`The visit ${word(celebrates[tense])} ${jubilee}`,
  otherAnniversary: (title, years) => say`${title}, ${years}`,
  commemorating: (anniversary) => say`Anniversary: ${anniversary}`,
}
