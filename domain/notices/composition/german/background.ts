/** The background of a notice in German: the partnership and its anniversary. */
import type { Partnership } from '../../../../contract/partnerships/schemas'
import type { Grammar } from '../grammar'
import { say, word } from '../phrase'

type Kind = Partnership['kind']
type PartnerKind = Partnership['partnerKind']

const noun = (kind: Kind, partnerKind: PartnerKind): string =>
  ({
    partnership: partnerKind === 'city' ? 'Städtepartnerschaft' : 'Partnerschaft',
    friendship: 'Freundschaft',
    contact: 'Kontakt',
    project: 'Projektpartnerschaft',
  })[kind]

const FOUNDED: Readonly<Record<Kind, string>> = {
  partnership: 'gegründet',
  friendship: 'begründet',
  contact: 'aufgenommen',
  project: 'begründet',
}

/** In the dative. A name that says itself that it is a region or a district has no second word for it. */
function partner(city: string, partnerKind: PartnerKind): string {
  if (partnerKind === 'region') return /region(?!\p{L})/iu.test(city) ? `der ${city}` : `der Region ${city}`
  if (partnerKind === 'district') return /bezirk(?!\p{L})/iu.test(city) ? `dem ${city}` : `dem Bezirk ${city}`
  return city
}

export const background: Grammar['background'] = {
  heading: word('Hintergrund'),
  noun,
  subject: (kind, partnerKind) => `${kind === 'contact' ? 'Der' : 'Die'} ${noun(kind, partnerKind)}`,
  oneOf: (kind, partnerKind) => `${kind === 'contact' ? 'ein' : 'eine'} ${noun(kind, partnerKind)}`,
  founded: (kind) => FOUNDED[kind],
  partner,
  founding: ({ subject, partner: city, when, founded }, isFuture) =>
    say`${subject} mit ${city} ${word(isFuture ? 'wird' : 'wurde')} ${when} ${founded}`,
  existing: (oneOf, city) => say`Mit ${city} besteht ${oneOf}`,
  named: (subject, city) => say`${subject} mit ${city}`,
  foundedPlace: (place) => say`Ort der Gründung: ${place}`,
  signatories: (people, isPlural) => say`Unterzeichnet ${word(isPlural ? 'haben' : 'hat')}: ${people}`,
  stopped: {
    suspended: (subject, date) => (date ? say`${subject} ruht ${date.since}` : say`${subject} ruht`),
    ended: (subject, date) => (date ? say`${subject} wurde ${date.on} beendet` : say`${subject} ist beendet`),
  },
  motto: (motto) => say`Das Motto lautet ${motto}`,
  years: (ordinal) => (ordinal === 1 ? '1 Jahr' : `${ordinal} Jahre`),
  jubilee: (years, what) => say`${years} ${what}`,
  jubileeWith: (jubilee, city) => say`${jubilee} mit ${city}`,
  celebrating: (jubilee, { tense, isPlural }) => {
    const verb = tense === 'past' ? ['wurde', 'wurden'] : ['wird', 'werden']
    return say`Mit dem Besuch ${word(verb[isPlural ? 1 : 0] ?? '')} ${jubilee} gefeiert`
  },
  otherAnniversary: (title, years) => say`${title}, ${years}`,
  commemorating: (anniversary) => say`Jahrestag: ${anniversary}`,
}
