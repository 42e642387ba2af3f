import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { common } from '../words/common'

interface PageProps {
  /** The headline, and the title of the document. */
  readonly title: string
  /** The language of the headline, if it is not that of the pages. */
  readonly titleLanguage?: string | undefined
  readonly lead?: ComponentChildren
  /** The page above this one. */
  readonly above?: { readonly title: string; readonly address: string }
  readonly children?: ComponentChildren
}

/** Whether a page was shown before: the first one does not take the focus. */
let isLater = false

/** A page: its headline gets the focus when the page is shown, so that a screen reader reads it. */
export function Page({ title, titleLanguage, lead, above, children }: PageProps) {
  const headline = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${common().brand}`
  }, [title])
  useEffect(() => {
    if (isLater) {
      // A field of the page may have taken it already, such as that of a search.
      if (!headline.current?.parentElement?.contains(document.activeElement))
        headline.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    isLater = true
  }, [])
  return (
    <main id="content">
      {above && (
        <p class="above">
          <a href={above.address}>{above.title}</a>
        </p>
      )}
      <h1 ref={headline} tabIndex={-1} lang={titleLanguage}>
        {title}
      </h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </main>
  )
}
