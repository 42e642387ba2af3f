import { inBoth } from '../language'

export const sourceWords = inBoth({
  de: {
    reference: 'oder Fundstelle in Worten',
    referenceHint: 'Wenn die Quelle nicht im Netz steht, zum Beispiel LAB, A Rep. 021 Nr. 14.',
  },
  en: {
    reference: 'or reference in words',
    referenceHint: 'If the source has no web address, for example LAB, A Rep. 021 Nr. 14.',
  },
})
