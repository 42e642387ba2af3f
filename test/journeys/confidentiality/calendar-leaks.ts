/** Reads the calendars of feeds with each clearance, in several languages. */
import { ROUTES } from '../../../contract/catalogue'
import type { Clearance } from '../../../contract/things'
import { isCleared } from '../../../domain/shared/clearance'
import { CLEARANCES } from './canaries'
import { readable, readerOf, send } from './readers'
import type { TestData } from './test-data'

const FEED = ROUTES.find(({ name }) => name === 'readFeedCalendar')!

/**
 * The canaries that a calendar shows above the clearance of its feed. Adds all that the calendars show to `found`.
 *
 * Fails if a calendar is not answered with 200.
 */
export async function calendarLeaks(
  { registry, canaries, foreign }: TestData,
  found: Readonly<Record<Clearance, Set<string>>>,
): Promise<string[]> {
  const leaks: string[] = []
  const read = async (path: string, clearance: Clearance) => {
    const { text, headers, status } = await send(
      registry.url,
      { name: 'calendar program', clearance },
      { route: FEED, path },
    )
    expect([path, status]).toEqual([path, 200])
    leaks.push(...canaries.leaksIn(readable(headers + text), clearance))
    for (const word of canaries.wordsIn(readable(text))) found[clearance].add(word)
  }
  for (const maker of CLEARANCES) {
    const { token = '' } = await readerOf(registry, maker)
    for (const clearance of CLEARANCES.filter((each) => isCleared(maker, each)))
      for (const lang of ['de', 'en', 'tr']) {
        const { body } = await registry.send('POST', '/v1/calendar-feeds', {
          token,
          body: { clearance, lang },
        })
        await read(String(body['path']), clearance)
      }
  }
  await read(foreign.feedPath, 'internal')
  return leaks
}
