/** Checks of a page that a machine can make: axe-core's rules, and the width of the layout. */
import { source } from 'axe-core'
import type { Page } from 'playwright-core'

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
  }[]
}

/** The violations of WCAG 2.2 AA and of axe's best practices, one line each. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Evaluated by the developer tools, which the page's Content-Security-Policy does not concern.
  await page.evaluate(`${source}; undefined`)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

/** How far the page is wider than the window, in pixels. */
export const overflowOf = async (page: Page): Promise<number> =>
  await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** The innermost elements that reach over the right edge of the window, by tag, class and text. */
export const overflowingOn = async (page: Page): Promise<string[]> =>
  await page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 0.5
    const isOver = (each: Element) => each.getBoundingClientRect().right > edge
    return [...document.body.querySelectorAll('*')]
      .filter((each) => isOver(each) && ![...each.children].some(isOver) && !each.closest('.scrolls'))
      .map((each) => [each.tagName, each.getAttribute('class'), each.textContent.slice(0, 60)].join(' '))
      .slice(0, 5)
  })
