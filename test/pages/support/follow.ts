import type { Page } from 'playwright-core'
import { loaded } from './office'

/** Moves within the pages, as a link does, which keeps the person signed in. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(async (to) => {
    const link = Object.assign(document.createElement('a'), { href: to })
    document.body.append(link)
    link.click()
    link.remove()
    // What a new query asks for is asked once the frame is painted.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  }, address)
  await loaded(page)
}
