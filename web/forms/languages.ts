/** The languages that a form offers by name. */
import { languageName } from '../format'
import { language } from '../language'

/** Those in which guests speak and write, and those of countries whose cities are often partners, by their tags. */
const TAGS =
  `ar az be bg bs cs da de el en es et fa fi fr ga he hi hr hu hy id is it ja ka kk ko lt lv mk mn ms mt nl
no pl pt ro ru sk sl sq sr sv th tr uk ur uz vi zh`.split(/\s+/)

/**
 * The languages with their names, in the order of the names.
 *
 * @param chosen is offered too, though the list may not have it; empty if none is
 * @param isOffered leaves out others
 */
export function languageOptions(
  chosen: string,
  isOffered: (tag: string) => boolean = () => true,
): readonly (readonly [tag: string, name: string])[] {
  const { compare } = new Intl.Collator(language())
  return [...new Set([...TAGS.filter(isOffered), chosen])]
    .filter((tag) => tag !== '')
    .map((tag) => [tag, languageName(tag)] as const)
    .toSorted(([, a], [, b]) => compare(a, b))
}
