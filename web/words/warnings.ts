import { inBoth } from '../language'

export const warningWords = inBoth({
  de: {
    merged: 'Eine Kollegin oder ein Kollege hat inzwischen andere Angaben geändert; beides ist erhalten.',
    show: 'Ansehen',
    dismiss: 'Verstanden',
  },
  en: {
    merged: 'A colleague has changed other fields meanwhile; both changes are kept.',
    show: 'Show',
    dismiss: 'Got it',
  },
})
