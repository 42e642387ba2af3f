import { inBoth } from '../language'

/** The words about a thing that two people have changed at once. */
export const conflictWords = inBoth({
  de: {
    title: 'Inzwischen geändert',
    lead: 'Dieselben Angaben wurden inzwischen geändert, von jemand anderem oder von Ihnen in einem anderen Fenster. Wählen Sie für jede, was gelten soll. Alle anderen Änderungen bleiben erhalten.',
    mine: 'Ihre Angabe',
    theirs: 'Inzwischen gespeichert',
    save: 'So speichern',
    back: 'Zurück zum Formular',
    nothing: 'keine Angabe',
  },
  en: {
    title: 'Changed in the meantime',
    lead: 'The same fields were changed in the meantime, by somebody else or by you in another window. Choose for each what shall hold. All other changes are kept.',
    mine: 'Yours',
    theirs: 'Saved meanwhile',
    save: 'Save like this',
    back: 'Back to the form',
    nothing: 'nothing given',
  },
})
