import { inBoth } from '../language'

/** The words of the appointment for the press. */
export const appointmentWords = inBoth({
  de: {
    title: 'Pressetermin',
    kind: 'Art des Pressetermins',
    none: 'keiner',
    kinds: { photo: 'Foto', 'word-and-photo': 'Wort und Foto', pool: 'Pool' },
    accreditationUntil: 'Akkreditierung bis',
    accreditationHint: 'In der Zeit des Besuchs, und nicht nach seinem Ende.',
  },
  en: {
    title: 'Press appointment',
    kind: 'Kind of press appointment',
    none: 'none',
    kinds: { photo: 'Photo', 'word-and-photo': 'Word and photo', pool: 'Pool' },
    accreditationUntil: 'Accreditation until',
    accreditationHint: 'In the time of the visit, and not after its end.',
  },
})
