/** What must not happen on a page, as it happens. */
import type { BrowserContext, Page } from 'playwright-core'
import type { Office } from './office'

/** The function that a hostile text calls if it runs: `canary(17)`. */
export const CANARY = 'canary'

/** The browser itself reports each refusal of the API, which the pages show in words. */
const IS_REFUSAL = /^Failed to load resource: the server responded with a status of 4/

/** A page, and what went wrong on it so far. */
export interface Watched {
  readonly page: Page
  /** Takes out what went wrong since the last call. */
  readonly takeFaults: () => string[]
}

/** Opens a page that reports dialogs, scripts of a text, policy violations, errors, and requests to other origins. */
export async function watchedPage(office: Office, context: BrowserContext): Promise<Watched> {
  const faults: string[] = []
  const page = await context.newPage()
  await page.addInitScript((canary) => {
    Object.assign(globalThis, {
      [canary]: (number: unknown) => console.error(`A text ran: ${String(number)}`),
    })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`Policy violation: ${violatedDirective} ${blockedURI} ${sample}`),
    )
  }, CANARY)
  const { url, signInUrl = url } = office.registry.run
  const allowed = new Set([url, signInUrl].map((each) => new URL(each).origin))
  page.on('request', (request) => {
    const address = new URL(request.url())
    if (address.protocol !== 'data:' && !allowed.has(address.origin)) faults.push(`Request: ${address.href}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !IS_REFUSAL.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(`Error: ${error.message}`))
  page.on('popup', (popup) => faults.push(`Window: ${popup.url()}`))
  page.on('dialog', (dialog) => {
    // Leaving a changed form asks, which is meant.
    if (dialog.type() !== 'beforeunload') faults.push(`Dialog: ${dialog.message()}`)
    void dialog.accept()
  })
  return { page, takeFaults: () => faults.splice(0) }
}
