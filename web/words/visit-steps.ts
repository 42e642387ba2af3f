import { inBoth } from '../language'

/** The words of the steps of a visit, by what a step does. */
export const visitStepWords = inBoth({
  de: {
    steps: {
      planned: 'Bestätigung zurücknehmen',
      confirmed: 'Bestätigen',
      postponed: 'Auf unbestimmte Zeit verschieben',
      reinstatedPlanned: 'Als geplant wieder aufnehmen',
      reinstatedConfirmed: 'Als bestätigt wieder aufnehmen',
      completed: 'Abschließen',
      cancelled: 'Absagen',
      void: 'Für ungültig erklären',
    },
    stepTitle: {
      planned: 'Bestätigung des Besuchs zurücknehmen',
      confirmed: 'Besuch bestätigen',
      postponed: 'Besuch auf unbestimmte Zeit verschieben',
      reinstatedPlanned: 'Besuch als geplant wieder aufnehmen',
      reinstatedConfirmed: 'Besuch als bestätigt wieder aufnehmen',
      completed: 'Besuch abschließen',
      cancelled: 'Besuch absagen',
      void: 'Besuch für ungültig erklären',
    },
    stepHint: {
      planned: 'Der Besuch ist damit wieder geplant und noch nicht zugesagt.',
      confirmed: 'Der Besuch gilt damit als fest vereinbart.',
      postponed:
        'Der neue Tag steht noch nicht fest. Die bisherigen Tage verschwinden aus den Kalendern. Steht der neue Tag schon fest, ändern Sie stattdessen den Beginn unter „Bearbeiten“.',
      reinstatedPlanned:
        'Der Besuch findet an den Tagen statt, die in der Akte stehen, und ist noch nicht zugesagt. Andere Tage tragen Sie vorher unter „Bearbeiten“ ein.',
      reinstatedConfirmed:
        'Der Besuch findet an den Tagen statt, die in der Akte stehen, und ist fest vereinbart. Andere Tage tragen Sie vorher unter „Bearbeiten“ ein.',
      completed: 'Danach lässt sich der Besuch nur noch berichtigen, mit einem Grund.',
      cancelled:
        'Der Besuch findet nicht statt. Er bleibt mit dem Grund in der Akte und lässt sich wieder aufnehmen.',
      void: 'Nur für einen Besuch, der versehentlich erfasst wurde. Er bleibt lesbar und zählt nirgends. Das lässt sich nicht zurücknehmen.',
    },
    stepDone: {
      planned: 'Der Besuch ist wieder geplant.',
      confirmed: 'Der Besuch ist bestätigt.',
      postponed: 'Der Besuch ist auf unbestimmte Zeit verschoben.',
      reinstatedPlanned: 'Der Besuch ist wieder aufgenommen und geplant.',
      reinstatedConfirmed: 'Der Besuch ist wieder aufgenommen und bestätigt.',
      completed: 'Der Besuch ist abgeschlossen.',
      cancelled: 'Der Besuch ist abgesagt.',
      void: 'Der Besuch ist für ungültig erklärt.',
    },
  },
  en: {
    steps: {
      planned: 'Withdraw the confirmation',
      confirmed: 'Confirm',
      postponed: 'Postpone',
      reinstatedPlanned: 'Reinstate as planned',
      reinstatedConfirmed: 'Reinstate as confirmed',
      completed: 'Complete',
      cancelled: 'Cancel the visit',
      void: 'Declare void',
    },
    stepTitle: {
      planned: 'Withdraw the confirmation of the visit',
      confirmed: 'Confirm the visit',
      postponed: 'Postpone the visit',
      reinstatedPlanned: 'Reinstate the visit as planned',
      reinstatedConfirmed: 'Reinstate the visit as confirmed',
      completed: 'Complete the visit',
      cancelled: 'Cancel the visit',
      void: 'Declare the visit void',
    },
    stepHint: {
      planned: 'The visit is then planned again, and not agreed yet.',
      confirmed: 'The visit is then firmly agreed.',
      postponed:
        'The new day is not known yet. The days so far leave the calendars. If the new day is known, change the start with “Edit” instead.',
      reinstatedPlanned:
        'The visit takes place on the days in its file, and is not agreed yet. For other days, change them with “Edit” first.',
      reinstatedConfirmed:
        'The visit takes place on the days in its file, and is firmly agreed. For other days, change them with “Edit” first.',
      completed: 'After that, the visit can only be corrected, with a reason.',
      cancelled: 'The visit does not take place. It stays on file, with the reason, and can be reinstated.',
      void: 'Only for a visit that was recorded by mistake. It can still be read and counts nowhere. This cannot be undone.',
    },
    stepDone: {
      planned: 'The visit is planned again.',
      confirmed: 'The visit is confirmed.',
      postponed: 'The visit is postponed.',
      reinstatedPlanned: 'The visit is reinstated, and planned.',
      reinstatedConfirmed: 'The visit is reinstated, and confirmed.',
      completed: 'The visit is completed.',
      cancelled: 'The visit is cancelled.',
      void: 'The visit is void.',
    },
  },
})
