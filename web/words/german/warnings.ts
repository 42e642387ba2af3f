import { placeIn, statusIn, type Translations } from './values'

/** Warnings: something was recorded that looks wrong. */
export const WARNINGS: Translations = [
  [
    /^The visit is shown to the (press|office) only\. .+$/,
    (who) =>
      `Der Besuch selbst ist ${who === 'press' ? 'nur für die Presse' : 'intern'}. Veröffentlicht werden nur die Worte der Mitteilung.`,
  ],
  [
    /^`(\S+)` is not between `start` and `end` of the visit\. .+$/,
    (place) => `${placeIn(place)} liegt außerhalb des Besuchs.`,
  ],
  [
    /^`(\S+)` is not known, although the visit is completed\. .+$/,
    (place) => `${placeIn(place)} ist nicht bekannt, obwohl der Besuch abgeschlossen ist.`,
  ],
  [
    /^`(\S+)` is a time that the clocks of (\S+) skip; .+$/,
    (place) =>
      `${placeIn(place)} fällt in die Stunde, die bei der Umstellung auf Sommerzeit ausfällt; es gilt eine Stunde später.`,
  ],
  [
    /^`(\S+)` is also a venue of the visit `visitId` at overlapping hours\. .+$/,
    (place) => `${placeIn(place)} ist zu dieser Zeit auch für einen anderen Besuch vorgesehen.`,
  ],
  [
    /^`visibility` is (\w+) now, but the entries in `entries` stay more visible\. .+$/,
    (visibility) =>
      `Der Besuch ist jetzt ${statusIn(visibility)}, aber seine Einträge im Buch bleiben für mehr Menschen sichtbar.`,
  ],
  [
    /^`status` is (\w+) now, but the entries in `entries` were signed on the visit\. .+$/,
    (status) => `Der Besuch ist jetzt ${statusIn(status)}, aber bei ihm wurde ins Buch eingetragen.`,
  ],
  [
    /^`status` is (\w+) again, but the last day of the visit is over\. .+$/,
    (status) => `Der Besuch ist wieder ${statusIn(status)}, aber sein letzter Tag ist vorbei.`,
  ],
  [
    /^`(\S+)` is outside the days of the trip `visitId`\. .+$/,
    (place) => `${placeIn(place)} liegt außerhalb der Reise.`,
  ],
  [
    /^The stop `visitId` is outside the days of the trip now\. .+$/,
    'Eine Station liegt jetzt außerhalb der Reise. Stationen werden nicht mit verschoben.',
  ],
  [
    /^`status` is (\w+) now, but the stops in `stops` stay as they are\. .+$/,
    (status) => `Der Besuch ist jetzt ${statusIn(status)}, aber seine Stationen bleiben, wie sie sind.`,
  ],
  [
    /^`signedOn` is more than (\d+) days (before|after) .+$/,
    (days, where) =>
      `Der Eintrag liegt mehr als ${days} Tage ${where === 'before' ? 'vor' : 'nach'} dem Besuch.`,
  ],
  [
    /^`signedOn` is more than (\d+) days ago and .+$/,
    (days) => `Der Eintrag liegt mehr als ${days} Tage zurück und nennt keinen Besuch.`,
  ],
  [
    /^`visibility` is (\w+), but that of the visit is (\w+)\. .+$/,
    (own, visit) => `Der Eintrag ist ${statusIn(own)}, der Besuch aber ${statusIn(visit)}.`,
  ],
  [
    /^`(\S+)` is in the future\. The partnership is recorded; .+$/,
    'Ein Tag der Partnerschaft liegt in der Zukunft.',
  ],
  [
    /^`(\S+)` has a name like that of the people in `others`, .+$/,
    (place) => `${placeIn(place)} ist als eigene Person verzeichnet, vielleicht aber schon bekannt als`,
  ],
  [
    /^The signer `personId` has signed this book before, .+$/,
    'Diese Person hat sich schon einmal in dieses Buch eingetragen.',
  ],
]
