import { inBoth } from '../language'

/** The words of the visibility of a visit, and of what leaves the house when it is changed. */
export const visibilityWords = inBoth({
  de: {
    visibility: 'Sichtbarkeit',
    whoMaySee: 'Wer den Besuch sehen darf',
    change: 'Ändern …',
    changeVisibility: 'Sichtbarkeit ändern',
    visibilityFromTo: (from: string, to: string) => `Bisher ${from}, künftig ${to}.`,
    visibilityDone: (visibility: string) => `Der Besuch ist jetzt ${visibility}.`,
    hears: {
      press:
        'Davon erfahren alle Abonnements und Kalender, die für die Presse freigegeben sind. Was einmal hinausgegangen ist, lässt sich nicht zurückholen.',
      public:
        'Davon erfahren alle Abonnements und Kalender, die für die Presse oder die Öffentlichkeit freigegeben sind, zum Beispiel die Website der Stadt. Was einmal hinausgegangen ist, lässt sich nicht zurückholen.',
    },
    staysInside: 'Kontakte, Notizen, Entwürfe und interne Programmpunkte bleiben im Haus.',
    recipients: 'Neu unterrichtet werden diese Abonnements:',
    noRecipients: 'Zurzeit ist kein Abonnement dafür eingerichtet.',
    withdrawn: 'Wer den Besuch nun nicht mehr sehen darf, wird gebeten, seine Kopie zu löschen.',
    publish: 'Freigeben',
    restrict: 'Einschränken',
  },
  en: {
    visibility: 'Visibility',
    whoMaySee: 'Who may see the visit',
    change: 'Change …',
    changeVisibility: 'Change the visibility',
    visibilityFromTo: (from: string, to: string) => `It was ${from}, and becomes ${to}.`,
    visibilityDone: (visibility: string) => `The visit is ${visibility} now.`,
    hears: {
      press:
        'All subscriptions and calendars that are cleared for the press will hear of it. What has left the house cannot be taken back.',
      public:
        'All subscriptions and calendars that are cleared for the press or the public will hear of it, such as the city’s website. What has left the house cannot be taken back.',
    },
    staysInside: 'Contacts, notes, drafts and internal items of the programme stay in the house.',
    recipients: 'These subscriptions will hear of it for the first time:',
    noRecipients: 'No subscription is set up for it at present.',
    withdrawn: 'Those who may no longer see the visit are asked to delete their copy.',
    publish: 'Release',
    restrict: 'Restrict',
  },
})
