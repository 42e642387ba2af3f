/** The events in the history of a partnership, with their words. */
import { compareDates } from '../../days'
import { dayOf, formatList, textOf } from '../../format'
import { isCalledOff, nameOf, titleOf, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { jubileeWords } from '../../words/jubilees'
import type { Anniversary, Entry, PartnershipFile } from './load-partnership'
import { milestonesUntil } from './milestones'
import type { Partnership } from './partnership-input'
import type { TimelineEvent } from './timeline-layout'

export interface NamedEvent extends TimelineEvent {
  readonly title: string
  /** What stands beside its sign: the years of a jubilee. */
  readonly short?: string | undefined
  readonly address?: string | undefined
}

/** In order of date. @param today a day */
export const eventsOf = (file: PartnershipFile, today: string): readonly NamedEvent[] =>
  [
    ...foundingOf(file.partnership),
    ...file.visits.flatMap(visitEvent),
    ...file.entries.flatMap(entryEvent),
    ...jubilees(file, today),
  ].toSorted((a, b) => compareDates(a.on, b.on))

const foundingOf = ({ foundedOn, city }: Partnership): NamedEvent[] =>
  foundedOn === undefined ? [] : [{ lane: 'founding', on: foundedOn, title: textOf(city).text }]

function visitEvent(visit: Visit): NamedEvent[] {
  const { id, start, direction, status, occasion } = visit
  if (isCalledOff(status)) return []
  const words = [titleOf(visit), occasion && textOf(occasion).text]
  const title = [...new Set(words)].filter(Boolean).join(', ')
  const address = pathOf('visit', { visitId: id })
  return [{ lane: direction, on: dayOf(start) ?? start, title, address }]
}

const entryEvent = ({ signedOn, signers, visitId }: Entry): NamedEvent[] =>
  signedOn === undefined
    ? []
    : [
        {
          lane: 'entry',
          on: signedOn,
          title: formatList(signers.map(nameOf)),
          address: visitId && pathOf('visit', { visitId }),
        },
      ]

/** Past milestones, and the next one; of a partnership that rests or is ended, those until then. */
function jubilees({ partnership, anniversary, summary }: PartnershipFile, today: string): NamedEvent[] {
  if (!anniversary) return []
  const last =
    partnership.status === 'active'
      ? summary.nextMilestone?.on
      : (dayOf(partnership.statusSince ?? '') ?? today)
  return milestonesUntil(anniversary.originOn, last ?? today, anniversary.milestones).map((each) =>
    jubileeEvent(each, anniversary),
  )
}

const jubileeEvent = (
  { ordinal, on }: { readonly ordinal: number; readonly on: string },
  { title }: Anniversary,
): NamedEvent => ({
  lane: 'jubilee',
  on,
  short: String(ordinal),
  title: `${jubileeWords().partnershipYears(ordinal)} ${textOf(title).text}`,
})
