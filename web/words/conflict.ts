import { inBoth } from '../language'

/** The words about a thing that two people have changed at once. */
export const conflictWords = inBoth({
  de: {
    title: 'Zur gleichen Zeit geändert',
    lead: 'Während Sie gearbeitet haben, hat jemand anders dieselben Angaben geändert. Wählen Sie für jede, was gelten soll. Alle anderen Änderungen bleiben erhalten, Ihre und die der anderen Person.',
    mine: 'Ihre Angabe',
    theirs: 'Inzwischen gespeichert',
    save: 'So speichern',
    back: 'Zurück zum Formular',
    nothing: 'keine Angabe',
  },
  en: {
    title: 'Changed at the same time',
    lead: 'While you were working, somebody else has changed the same fields. Choose for each what shall hold. All other changes are kept, yours and theirs.',
    mine: 'Yours',
    theirs: 'Saved meanwhile',
    save: 'Save like this',
    back: 'Back to the form',
    nothing: 'nothing given',
  },
})
