/** The language of the pages. */
export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEY = 'language'

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((each) => each === value)

/** The language that was chosen before, else German, unless the browser asks for English only. */
function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY)
  if (isLanguage(chosen)) return chosen
  const wanted = new Set(navigator.languages.map((each) => each.slice(0, 2)))
  return wanted.has('en') && !wanted.has('de') ? 'en' : 'de'
}

let current: Language = preferredLanguage()

export const language = (): Language => current

/** Changes the language; the caller renders the pages again. */
export function setLanguage(next: Language): void {
  current = next
  localStorage.setItem(KEY, next)
  document.documentElement.lang = next
}

/** The words of a part of the pages, in both languages: a missing word does not compile. */
export const inBoth =
  <Words>(words: { readonly de: Words; readonly en: NoInfer<Words> }) =>
  (): Words =>
    words[current]
