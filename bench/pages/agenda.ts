/** The long tasks of an agenda of many visits, which is loaded page by page. */
import type { Office } from '../../test/pages/support/office'
import { dayFromToday } from '../visit-body'
import { recordVisits } from './visits'

/** Collects long tasks (W3C Long Tasks API: longer than 50 ms) from the start of each document. */
const COLLECT = `globalThis.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ type: 'longtask', buffered: true })`

/** @returns the durations of the long tasks in milliseconds, and the number of visits that were shown */
export async function measureAgenda(
  office: Office,
  visits: number,
): Promise<{ readonly tasks: number[]; readonly shown: number }> {
  await recordVisits(
    office.registry,
    Array.from({ length: visits }, (_, index) => dayFromToday(index % 300)),
  )
  const page = await office.signIn('officer')
  await page.addInitScript(COLLECT)
  await page.goto('/visits')
  const rows = page.locator('.agenda > li')
  const more = page.getByRole('button', { name: 'Mehr anzeigen' })
  const busy = page.locator('[aria-busy="true"]').first()
  await rows.first().waitFor()
  await busy.waitFor({ state: 'detached' })
  while (await more.isVisible()) {
    const shown = await rows.count()
    await more.click()
    await rows.nth(shown).waitFor()
    await busy.waitFor({ state: 'detached' })
  }
  return { tasks: (await page.evaluate('longTasks')) as number[], shown: await rows.count() }
}
