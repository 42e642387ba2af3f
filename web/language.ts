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

let current: Language = 'de'

export const language = (): Language => current

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' }

/** The locale for dates and numbers: English as it is written in Europe. */
export const locale = (): string => LOCALES[current]

/** Shows the pages in a language; the caller renders them again. */
function showIn(next: Language): void {
  current = next
  document.documentElement.lang = next
}

/** Starts with the language that the person prefers. */
export const startLanguage = (): void => showIn(preferredLanguage())

/** Changes the language, and remembers it for later visits. */
export function chooseLanguage(next: Language): void {
  showIn(next)
  localStorage.setItem(KEY, next)
}

/** The words of a part of the pages, in both languages: a missing word does not compile. */
export const inBoth =
  <Words>(words: { readonly de: Words; readonly en: NoInfer<Words> }) =>
  (): Words =>
    words[current]
