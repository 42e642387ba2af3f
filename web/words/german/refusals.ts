import { dateIn, statusIn, type Translations } from './values'

/** Refusals of a whole request. */
export const REFUSALS: Translations = [
  [/^The request is invalid; see `errors`\.$/, 'Bitte prüfen Sie die Angaben.'],
  [/^The query is invalid; see `errors`\.$/, 'Bitte prüfen Sie die Auswahl.'],
  [/^No resource has this address\. .+$/, 'Das gibt es nicht, oder es ist für Sie nicht sichtbar.'],
  [
    /^A visit that is (\w+) cannot become (\w+)\..*$/,
    (from, to) => `Ein Besuch, der ${statusIn(from)} ist, kann nicht ${statusIn(to)} werden.`,
  ],
  [
    /^A partnership that is (\w+) cannot become (\w+)\..*$/,
    (from, to) => `Eine Partnerschaft, die ${statusIn(from)} ist, kann nicht ${statusIn(to)} werden.`,
  ],
  [
    /^A notice that is (\w+) cannot become (\w+)\..*$/,
    (from, to) => `Eine Mitteilung, die ${statusIn(from)} ist, kann nicht ${statusIn(to)} werden.`,
  ],
  [
    /^A visit that is (\w+) has no notice\. .+$/,
    (status) =>
      `Zu einem Besuch, der ${statusIn(status)} ist, gibt es keine Mitteilung. Ziehen Sie eine veröffentlichte zurück.`,
  ],
  [
    /^The notice has words that the office keeps to itself; see `errors`\. .+$/,
    'Die Mitteilung enthält Worte, die im Haus bleiben. Bitte entfernen Sie sie.',
  ],
  [
    /^The person who wrote the last change of a notice cannot approve it\. .+$/,
    'Wer zuletzt geschrieben hat, kann nicht selbst freigeben. Bitte lassen Sie eine zweite Person freigeben.',
  ],
  [
    /^The notice is under embargo until .+$/,
    'Die Sperrfrist ist noch nicht zu Ende; dann wird die Mitteilung von selbst veröffentlicht.',
  ],
  [
    /^Facts that the notice states have changed; see `stale`\. .+$/,
    'Angaben, die in der Mitteilung stehen, haben sich geändert. Stellen Sie sie neu zusammen, und lassen Sie sie freigeben.',
  ],
  [
    /^A visit must not be completed before its first day, and this one starts on (\S+)\..*$/,
    (start) =>
      `Ein Besuch wird frühestens an seinem ersten Tag abgeschlossen; dieser beginnt am ${dateIn(start)}.`,
  ],
  [
    /^A visit that is (\w+) is changed by a correction with a reason: .+$/,
    (status) => `Ein Besuch, der ${statusIn(status)} ist, wird mit einem Grund berichtigt.`,
  ],
  [
    /^A visit that is (\w+) is changed by PATCH .+$/,
    (status) => `Ein Besuch, der ${statusIn(status)} ist, wird bearbeitet, nicht berichtigt.`,
  ],
  [
    /^A void visit cannot be changed\. .+$/,
    'Ein ungültiger Besuch kann nicht geändert werden. Planen Sie einen neuen.',
  ],
  [
    /^Entry (\d+) of \S+ is void and cannot be changed\. .+$/,
    (number) => `Der Eintrag ${number} ist ungültig und kann nicht geändert werden.`,
  ],
  [
    /^The Golden Book is not open to this office\. .+$/,
    'Für dieses Amt ist das Goldene Buch nicht vorgesehen. Nehmen Sie das Gästebuch, oder begründen Sie eine Ausnahme.',
  ],
  [/^The open volume has no free page\. .+$/, 'Der Band ist voll. Öffnen Sie den nächsten.'],
  [
    /^Page (\d+) of volume (\d+) already holds an entry\. .+$/,
    (page, volume) => `Auf Seite ${page} von Band ${volume} steht schon ein Eintrag.`,
  ],
  [
    /^`visitId` must not name a visit that is (\w+)\. .+$/,
    (status) => `Dieser Besuch ist ${statusIn(status)}. Wählen Sie einen, der stattfindet, oder keinen.`,
  ],
  [
    /^If-Match does not name the current version\. .+$/,
    'Jemand anders hat das inzwischen geändert. Bitte laden Sie die Seite neu.',
  ],
  [/^If-Match is missing\. .+$/, 'Bitte laden Sie die Seite neu.'],
  [/^This id is in use by the record at Location\. .+$/, 'Diese Kennung ist schon vergeben.'],
  [
    /^This Idempotency-Key was used for another body\. .+$/,
    'Diese Angaben wurden schon in einer anderen Fassung gespeichert.',
  ],
  [
    /^Concurrent writes prevented this one\. .+$/,
    'Gerade wird viel gespeichert. Bitte versuchen Sie es gleich noch einmal.',
  ],
  [/^An internal error occurred\. .+$/, 'Im Programm ist ein Fehler aufgetreten.'],
  [
    /^The body must not exceed 256 KiB\. .+$/,
    'Das sind zu viele Angaben auf einmal. Bitte kürzen Sie die Texte.',
  ],
  [
    /^The change concerns too many people, countries and links at once\. .+$/,
    'Das sind zu viele Änderungen auf einmal. Bitte speichern Sie sie in zwei Schritten.',
  ],
  [/^The record must not exceed 64 KB\. .+$/, 'Das sind zu viele Angaben. Bitte kürzen Sie die Texte.'],
  [/^The cursor does not belong to this list .+$/, 'Die Liste hat sich geändert; bitte laden Sie sie neu.'],
  [/^The subscription is deleted\. .+$/, 'Dieses Abonnement ist gelöscht.'],
  [/^The subscription is paused: .+$/, 'Dieses Abonnement ruht: Es wird nichts gesendet.'],
  [
    /^Only the client that recorded this feed can renew it\. .+$/,
    'Nur wer diesen Kalender angelegt hat, kann ihn verlängern.',
  ],
  [/^The calendar would be too large\. .+$/, 'Der Kalender würde zu groß. Bitte wählen Sie weniger Tage.'],
  [/^No book has the id (\S+)\. .+$/, 'Dieses Buch gibt es nicht.'],
]
