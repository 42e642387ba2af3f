/** How long an officer waits for the first visit on Today. */
import { performance } from 'node:perf_hooks'
import type { Office } from '../../test/pages/support/office'
import { dayFromToday } from '../visit-body'
import { recordVisits } from './visits'

/** In milliseconds: from the start of the last navigation to the first visit, and of the API's answer to the same question. */
export async function measureToday(
  office: Office,
  runs: number,
): Promise<{ readonly page: number[]; readonly api: number[] }> {
  const day = dayFromToday(1)
  await recordVisits(office.registry, [day])
  const page = await office.signIn('officer')
  const times: { page: number[]; api: number[] } = { page: [], api: [] }
  for (let run = 0; run < runs; run += 1) {
    await page.reload()
    await page.locator('.agenda .who').first().waitFor()
    times.page.push((await page.evaluate('performance.now()')) as number)
    const started = performance.now()
    await office.registry.send('GET', `/v1/visits?from=${day}&to=${day}`)
    times.api.push(performance.now() - started)
  }
  return times
}
