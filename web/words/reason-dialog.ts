import { inBoth } from '../language'

export const reasonDialogWords = inBoth({
  de: {
    reason: 'Grund',
    reasonHint: 'Er steht im Verlauf und bleibt im Haus.',
    missing: 'Bitte geben Sie den Grund an.',
    outcome: 'Ergebnis',
    outcomeHint: 'Was vereinbart wurde. Wer den Besuch sehen darf, sieht auch das Ergebnis.',
  },
  en: {
    reason: 'Reason',
    reasonHint: 'It is kept in the history and stays in the house.',
    missing: 'Please give the reason.',
    outcome: 'Outcome',
    outcomeHint: 'What was agreed. Readers of the visit see its outcome too.',
  },
})
