/** The first contentful paint of pages, with script and without. */
import type { BrowserContext, Page } from 'playwright-core'
import { chooseUser, loaded, type Office } from '../../test/pages/support/office'

export const milliseconds = (value: number): string => `${value.toFixed(0)} ms`

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2
}

interface Paints {
  /** In milliseconds since the start of the navigation. */
  readonly withScript: number[]
  readonly without: number[]
  /** The most requests that began before the first paint. */
  requests: number
}

/** Evaluated as text: these files know no DOM. */
const FIRST_PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`
const REQUESTS_BEFORE = `1 + performance.getEntriesByType('resource').filter(({ startTime }) => startTime < ${FIRST_PAINT}).length`

async function paintOf(page: Page): Promise<number> {
  for (;;) {
    const paint = (await page.evaluate(FIRST_PAINT)) as number
    if (paint > 0) return paint
    await page.waitForTimeout(10)
  }
}

/** The page that everybody sees, and Today after a reload, which signs in again without a question. */
export async function measurePaints(office: Office, runs: number): Promise<Record<string, Paints>> {
  const paints = { 'Signed out': emptyPaints(), Today: emptyPaints() }
  for (let run = 0; run < runs; run += 1) {
    await measureOne(
      await office.open(),
      '/signed-out',
      paints['Signed out'].withScript,
      paints['Signed out'],
    )
    await measureOne(
      await office.open({ javaScriptEnabled: false }),
      '/signed-out',
      paints['Signed out'].without,
    )
    const context = await office.open()
    const page = await context.newPage()
    await page.goto('/')
    await chooseUser(page, 'officer')
    await page.reload()
    await loaded(page)
    paints.Today.withScript.push(await paintOf(page))
    paints.Today.requests = Math.max(paints.Today.requests, (await page.evaluate(REQUESTS_BEFORE)) as number)
    await context.close()
    await measureOne(await office.open({ javaScriptEnabled: false }), '/', paints.Today.without)
  }
  return paints
}

const emptyPaints = (): Paints => ({ withScript: [], without: [], requests: 0 })

async function measureOne(
  context: BrowserContext,
  path: string,
  times: number[],
  counted?: Paints,
): Promise<void> {
  const page = await context.newPage()
  await page.goto(path)
  times.push(await paintOf(page))
  if (counted) counted.requests = Math.max(counted.requests, (await page.evaluate(REQUESTS_BEFORE)) as number)
  await context.close()
}
