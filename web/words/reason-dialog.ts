import { inBoth } from '../language'

export const reasonDialogWords = inBoth({
  de: {
    reason: 'Grund',
    reasonHint: 'Er steht im Verlauf und bleibt im Haus.',
    missing: 'Bitte geben Sie den Grund an.',
  },
  en: {
    reason: 'Reason',
    reasonHint: 'It is kept in the history and stays in the house.',
    missing: 'Please give the reason.',
  },
})
