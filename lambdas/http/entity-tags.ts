/** Entity tags, as `If-Match` and `If-None-Match` list them (RFC 9110, 8.8.3 and 13.1). */

interface EntityTag {
  /** Between the quotes. */
  readonly opaque: string
  readonly isWeak: boolean
}

/** `*` is any tag; the list may be empty. */
export type EntityTags = '*' | readonly EntityTag[]

/** A tag and the comma after it; either may be missing, since a list may have empty elements (RFC 9110, 5.6.1.2). */
const ELEMENT = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\u0080-\uffff]*)"[ \t]*)?(?:,|$)/y

/** The tags of a header; undefined for one that does not follow the grammar. */
export function readTags(header: string): EntityTags | undefined {
  const list = header.trim()
  if (list === '*') return '*'
  const tags: EntityTag[] = []
  const element = new RegExp(ELEMENT)
  while (element.lastIndex < list.length) {
    const found = element.exec(list)
    if (!found) return undefined
    const [, weak, opaque] = found
    if (opaque !== undefined) tags.push({ opaque, isWeak: weak !== undefined })
  }
  return tags
}

/** Strong comparison, of `If-Match`: a weak tag matches nothing. */
export const hasStrong = (tags: EntityTags, isMeant: (opaque: string) => boolean): boolean =>
  tags === '*' || tags.some(({ opaque, isWeak }) => !isWeak && isMeant(opaque))

/** Weak comparison, of `If-None-Match`. */
export const hasWeak = (tags: EntityTags, isMeant: (opaque: string) => boolean): boolean =>
  tags === '*' || tags.some(({ opaque }) => isMeant(opaque))
