/** The settings that the document carries. */
import type { PagesSettings } from '../contract/sign-in'

/** Throws if the document has none: it was not served by the function `pages`. */
export function readSettings(): PagesSettings {
  const text = document.querySelector('#settings')?.textContent
  if (!text) throw new Error('The document has no settings.')
  return JSON.parse(text) as PagesSettings
}
