import { inBoth } from '../language'

export const warningWords = inBoth({
  de: {
    merged: 'Inzwischen wurden auch andere Angaben geändert; beides ist erhalten.',
    show: 'Ansehen',
    dismiss: 'Verstanden',
  },
  en: {
    merged: 'Other fields were changed in the meantime; both changes are kept.',
    show: 'Show',
    dismiss: 'Got it',
  },
})
