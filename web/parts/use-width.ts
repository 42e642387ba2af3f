/** The width of an element, as it changes. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** The narrowest window that the pages are made for, less its margins, in pixels. */
const NARROWEST = 288

/** In pixels. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(NARROWEST)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return undefined
    const measure = () => setWidth(measured.clientWidth || NARROWEST)
    measure()
    // In the next frame, since the picture changes its height with its width.
    const observer = new ResizeObserver(() => requestAnimationFrame(measure))
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  return width
}
