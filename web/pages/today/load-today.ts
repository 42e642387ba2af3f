/** What the page Today shows. */
import type { Api, BodyOf, Operations } from '../../api'
import { useMay, useOffice } from '../../context'
import { addDays } from '../../days'
import { dayOf } from '../../format'
import { bodyOf, useLoad } from '../../load'
import { loadAll } from '../../load-all'
import { isCalledOff, type Visit } from '../../parts/visit-item'

type Subscription = BodyOf<'listSubscriptions'>['items'][number]
type Occurrence = BodyOf<'listOccurrences'>['items'][number]

export interface Today {
  readonly today: readonly Visit[]
  readonly tomorrow: readonly Visit[]
  /** The rest of the next two weeks. */
  readonly later: readonly Visit[]
  /** Visits that are over and neither completed nor called off. */
  readonly toComplete: readonly Visit[]
  /** Planned visits of the next two weeks. */
  readonly toConfirm: readonly Visit[]
  /** Visits that wait for a new day. */
  readonly postponed: readonly Visit[]
  /** In order of date; those whose day is unknown are last, since any of the next days may be theirs. */
  readonly jubilees: readonly Occurrence[]
  /** Services that hear nothing, since the registry has paused them. Administrators alone may know. */
  readonly unreached: readonly Subscription[]
  /** The open volume of the first book. */
  readonly volume?: { readonly number: number; readonly used: number; readonly capacity: number } | undefined
}

/** How far ahead jubilees are shown, in days. */
const JUBILEES_AHEAD = 60
/** Visits that began earlier and are not completed are no matter of today, in days. */
const LOOK_BACK = 60

/** Whether a visit is on a day: it may last several days. */
const isOn = (day: string, { start, end }: Visit): boolean => {
  const first = dayOf(start) ?? start
  const last = end === undefined ? first : (dayOf(end) ?? end)
  return first <= day && day <= last
}

export const useToday = (day: string) => {
  const { api, settings } = useOffice()
  const isAdministrator = useMay('admin')
  return useLoad(async () => {
    const [today, unreached] = await Promise.all([
      loadToday(api, day, settings.books[0] ?? ''),
      isAdministrator ? loadUnreached(api) : [],
    ])
    return { ...today, unreached }
  }, [day])
}

async function loadUnreached(api: Api): Promise<Today['unreached']> {
  const { items } = await bodyOf(api.call('listSubscriptions', { query: { limit: '100' } }))
  return items.filter(({ disabled }) => disabled !== undefined)
}

async function loadToday(api: Api, day: string, bookName: string): Promise<Omit<Today, 'unreached'>> {
  const visits = async (query: Operations['listVisits']['query']) =>
    (await bodyOf(api.call('listVisits', { query: { order: 'asc', limit: '100', ...query } }))).items
  const yesterday = addDays(day, -1)
  const longAgo = addDays(day, -LOOK_BACK)
  const [ahead, over, postponed, occurrences, book] = await Promise.all([
    visits({ from: day, to: addDays(day, 14) }),
    visits({ from: longAgo, to: yesterday, status: 'planned,confirmed' }),
    visits({ status: 'postponed', order: 'desc' }),
    loadAll((paging) =>
      api.call('listOccurrences', { query: { from: day, to: addDays(day, JUBILEES_AHEAD), ...paging } }),
    ),
    bodyOf(api.call('readBook', { params: { book: bookName } })),
  ])
  const live = ahead.filter(({ status }) => !isCalledOff(status))
  const tomorrow = addDays(day, 1)
  const isSoon = (visit: Visit) => isOn(day, visit) || isOn(tomorrow, visit)
  return {
    today: live.filter((visit) => isOn(day, visit)),
    tomorrow: live.filter((visit) => isOn(tomorrow, visit)),
    later: live.filter((visit) => !isSoon(visit)),
    toComplete: over.filter((visit) => !isOn(day, visit)),
    toConfirm: live.filter(({ status }) => status === 'planned'),
    postponed,
    jubilees: [...occurrences.filter(hasDay), ...occurrences.filter((each) => !hasDay(each))],
    volume: volumeOf(book),
  }
}

const hasDay = ({ on }: Occurrence): boolean => dayOf(on) !== undefined

function volumeOf({ volumes }: BodyOf<'readBook'>): Today['volume'] {
  const open = volumes.find(({ status }) => status === 'open')
  if (open?.capacity === undefined || open.nextPage === undefined) return undefined
  return { number: open.number, used: open.nextPage - 1, capacity: open.capacity }
}
