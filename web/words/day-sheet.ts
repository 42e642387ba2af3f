import { inBoth } from '../language'

export const daySheetWords = inBoth({
  de: {
    title: 'Tagesblatt',
    readers: 'Für wen',
    reader: { office: 'Für das Büro', press: 'Für die Presse' },
    mark: { office: 'Tagesblatt · nur für den Dienstgebrauch', press: 'Tagesblatt · für die Presse' },
    notForPress:
      'Für die Presse gibt es kein Tagesblatt, denn dieser Besuch ist intern. In der Akte des Besuchs lässt sich das ändern.',
    toFile: 'Zur Akte des Besuchs',
    asOf: (when: string) => `Stand: ${when}`,
  },
  en: {
    title: 'Day sheet',
    readers: 'For whom',
    reader: { office: 'For the office', press: 'For the press' },
    mark: { office: 'Day sheet · for the office only', press: 'Day sheet · for the press' },
    notForPress:
      'There is no day sheet for the press, because this visit is internal. You can change that in the visit’s file.',
    toFile: 'To the visit’s file',
    asOf: (when: string) => `As of ${when}`,
  },
})
