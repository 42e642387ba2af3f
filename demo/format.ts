/** Facts of the registry in English sentences. */
import type { LocalizedText } from '../contract/values/values'

/** The English text, else the first one. */
export const inEnglish = (text: LocalizedText): string => text['en'] ?? Object.values(text)[0] ?? ''

/** `not yet`, `once`, `twice`, `3 times`. */
export const formatCount = (count: number): string => ['not yet', 'once', 'twice'][count] ?? `${count} times`

/** Name and office, where they are known. */
export const formatPerson = ({ name, office }: { name?: string; office?: string }): string =>
  name === undefined ? (office ?? 'unknown person') : office === undefined ? name : `${name}, ${office}`
