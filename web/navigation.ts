/** Moving between pages without loading a document. */
import { useEffect, useState } from 'preact/hooks'

type Listener = () => void
const listeners = new Set<Listener>()

/** Asks before a changed form is left; returns whether it may be left. */
let guard: (() => boolean) | undefined

const announce = (): void => {
  for (const listener of listeners) listener()
}

/**
 * Shows the page of an address of the pages.
 *
 * @param replace whether the address replaces the current one in the history: for a page with other filters
 * @param force whether a changed form is left without a question
 */
export function navigate(address: string, { replace = false, force = false } = {}): void {
  if (!force && guard && !guard()) return
  guard = undefined
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  announce()
}

/** Follows links of the pages by script. Links to other origins, to files and with a modifier key stay with the browser. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest('a')
    if (!link || link.target !== '' || link.hasAttribute('download')) return
    const { origin, pathname, search, hash } = new URL(link.href)
    if (origin !== location.origin || /^\/(?:\/|v1\/)/.test(pathname)) return
    // A link within the page, such as those of an error summary.
    if (hash !== '' && pathname === location.pathname) return
    event.preventDefault()
    navigate(`${pathname}${search}`)
  })
  window.addEventListener('popstate', announce)
}

/** The path and the query of the browser's address. Two slashes at its start would lead to another host. */
export const currentAddress = (): string => `${location.pathname.replace(/^\/+/, '/')}${location.search}`

/** The current address, as it changes. */
export function useAddress(): { readonly path: string; readonly query: URLSearchParams } {
  const [address, setAddress] = useState(currentAddress)
  useEffect(() => {
    const listener = () => setAddress(currentAddress())
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  const url = new URL(address, location.origin)
  return { path: url.pathname, query: url.searchParams }
}

/** Asks before the page is left while a form has changes that are not recorded. */
export function useLeaveGuard(hasChanges: boolean, question: string): void {
  useEffect(() => {
    if (!hasChanges) return undefined
    // oxlint-disable-next-line no-alert -- the browser's own question, as it asks before a tab is closed
    guard = () => window.confirm(question)
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => {
      guard = undefined
      window.removeEventListener('beforeunload', ask)
    }
  }, [hasChanges, question])
}
