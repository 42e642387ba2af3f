/** The kinds of visits in German. */
import type { KindWords } from '../grammar'
import type { Visit } from '../../../../contract/visits/schemas'

/** Masculine or neuter. */
const masculine = (noun: string): KindWords => ({ noun, purpose: `zu einem ${noun}`, event: `ein ${noun}` })
const feminine = (noun: string): KindWords => ({ noun, purpose: `zu einer ${noun}`, event: `eine ${noun}` })

export const kinds: Readonly<Record<Visit['kind'], KindWords>> = {
  'state-visit': masculine('Staatsbesuch'),
  'official-visit': {
    noun: 'Offizieller Besuch',
    purpose: 'zu einem offiziellen Besuch',
    event: 'ein offizieller Besuch',
  },
  'working-visit': masculine('Arbeitsbesuch'),
  'inaugural-visit': masculine('Antrittsbesuch'),
  'courtesy-call': masculine('Höflichkeitsbesuch'),
  'partner-city-visit': masculine('Partnerstadtbesuch'),
  'partnership-signing': {
    noun: 'Unterzeichnung einer Partnerschaft',
    purpose: 'zur Unterzeichnung einer Partnerschaft',
    event: 'die Unterzeichnung einer Partnerschaft',
  },
  delegation: masculine('Delegationsbesuch'),
  'ambassadors-reception': masculine('Empfang für Botschafterinnen und Botschafter'),
  conference: feminine('Konferenz'),
  reception: masculine('Empfang'),
  banquet: masculine('Bankett'),
  commemoration: feminine('Gedenkveranstaltung'),
  performance: feminine('Aufführung'),
  other: masculine('Termin'),
}
