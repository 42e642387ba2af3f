import { inBoth } from '../language'

/** The words of a text in several languages. */
export const localizedWords = inBoth({
  de: {
    language: 'Sprache',
    choose: 'Bitte wählen',
    text: 'Text in dieser Sprache',
    add: 'Weitere Sprache',
    remove: (language: string) => `${language} entfernen`,
  },
  en: {
    language: 'Language',
    choose: 'Please choose',
    text: 'Text in this language',
    add: 'Another language',
    remove: (language: string) => `Remove ${language}`,
  },
})
