/** The lead of a notice about a visit of which little is known but the fields given. */
import { compose } from '../../../../domain/notices/composition/compose'
import type { ComposeOptions } from '../../../../domain/notices/record'
import { istanbulRecord, options } from './records'

const ISSUED = /^(?:Das Presse.*? teilt mit|The Press.*? announces): /

/** The lead without the issuer. */
export function firstSentence(visit: object, each: Partial<ComposeOptions> = {}): string {
  const bare = {
    origin: 'archive',
    hosts: [],
    venues: [],
    programme: [],
    occasion: undefined,
    partnershipId: undefined,
  }
  const { visit: known } = istanbulRecord({ visit: { ...bare, anniversary: undefined, ...visit } })
  const [lead] = compose({ visit: known, entries: [] }, options({ today: '2026-11-17', ...each })).blocks
  return lead?.text.replace(ISSUED, '') ?? ''
}

/** In German and English. */
export const inBoth = (visit: object, each: Partial<ComposeOptions> = {}): [string, string] => [
  firstSentence(visit, { ...each, language: 'de' }),
  firstSentence(visit, { ...each, language: 'en' }),
]
