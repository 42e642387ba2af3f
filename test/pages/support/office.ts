/** The office's pages in a real browser, on a registry of the test. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { LOCAL_PEOPLE } from '../../../cli/local-people'
import { startLocalRegistry, type LocalRegistry } from '../../support/local-registry'
import { openBrowser } from './browser'

type Username = (typeof LOCAL_PEOPLE)[number]['username']

/** Far longer than anything takes on a busy machine, in milliseconds. */
const LONGEST_WAIT = 240_000

export interface Office {
  readonly registry: LocalRegistry
  /** A new browser window, in German unless told otherwise, in which nobody is signed in. */
  readonly open: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Opens an address of the pages in a new window, as this person. */
  readonly signIn: (username: Username, address?: string, options?: BrowserContextOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function openOffice(): Promise<Office> {
  const registry = await startLocalRegistry()
  const browser: Browser = await openBrowser()
  const open = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ locale: 'de-DE', baseURL: registry.run.url, ...options })
    context.setDefaultTimeout(LONGEST_WAIT)
    return context
  }
  return {
    registry,
    open,
    signIn: async (username, address = '/', options = {}) => {
      const page = await (await open(options)).newPage()
      await page.goto(address)
      await chooseUser(page, username)
      return page
    },
    close: async () => {
      await browser.close()
      await registry.stop()
    },
  }
}

/** Chooses a person on the page of the sign-in, and waits for the page that this leads to. */
export async function chooseUser(page: Page, username: Username): Promise<void> {
  const name = LOCAL_PEOPLE.find((person) => person.username === username)?.name ?? username
  await page.getByRole('button', { name }).click()
  await loaded(page)
}

/** Waits until a page has its headline, and nothing of it is still loading. */
export async function loaded(page: Page): Promise<void> {
  await page.waitForSelector('h1')
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}
