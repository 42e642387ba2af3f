/**
 * German for the sentences of the API, which are English. A test sends what the API refuses and holds that each sentence
 * has its German here.
 */

/** Turns the parts of an English sentence that a pattern has found into German. */
type Translation = string | ((...parts: string[]) => string)

const FIELDS: Readonly<Record<string, string>> = {
  start: 'dem Beginn',
  foundedOn: 'der Gründung',
  from: 'dem ersten Tag',
  capacity: 'die Zahl der Seiten',
}

const fieldIn = (name: string): string => FIELDS[name] ?? `„${name}“`

const STATUS: Readonly<Record<string, string>> = {
  planned: 'geplant',
  confirmed: 'bestätigt',
  completed: 'abgeschlossen',
  cancelled: 'abgesagt',
  void: 'ungültig',
  voided: 'ungültig',
  active: 'aktiv',
  suspended: 'ruhend',
  ended: 'beendet',
  muted: 'stumm',
  internal: 'intern',
  press: 'für die Presse',
  public: 'öffentlich',
}

const statusIn = (name: string): string => STATUS[name] ?? name

/** `17.11.2026`, `11.2026` or `2026`. */
const dateIn = (date: string): string =>
  date.replace('T', ', ').replace(/\d{4}(?:-\d\d){0,2}/, (day) => day.split('-').toReversed().join('.'))

const TYPES: Readonly<Record<string, string>> = {
  text: 'ein Text',
  'a whole number': 'eine ganze Zahl',
  'a number': 'eine Zahl',
  'true or false': 'Ja oder Nein',
  'a list': 'eine Liste',
  'an object': 'eine Gruppe von Angaben',
}

/** A place in a visit, by its pointer: `/venues/0`. */
function placeIn(pointer: string): string {
  const [, list, index, field] = /^\/(\w+)(?:\/(\d+))?(?:\/(\w+))?$/.exec(pointer) ?? []
  const number = Number(index) + 1
  if (list === 'start') return 'Der Beginn'
  if (list === 'end') return 'Das Ende'
  if (list === 'venues') return `Der ${number}. Ort`
  if (list === 'programme')
    return field === 'time'
      ? `Die Uhrzeit des ${number}. Programmpunkts`
      : `Der Tag des ${number}. Programmpunkts`
  return `„${pointer}“`
}

/** Faults of fields. They stand at the field, or behind its label and a colon. */
const FAULTS: readonly (readonly [RegExp, Translation])[] = [
  [/^is missing$/, 'Bitte angeben'],
  [/^is missing: give the reason why the visit is (\w+)$/, 'Bitte geben Sie den Grund an'],
  [
    /^is missing, and cannot be made from the (.+)$/,
    'Bitte angeben; aus dem Namen lässt sie sich nicht bilden',
  ],
  [
    /^is missing: `page` needs the number of its volume$/,
    'Bitte angeben: zur Seite gehört die Nummer des Bandes',
  ],
  [/^is not known here$/, 'Diese Angabe ist hier nicht vorgesehen'],
  [/^is not a day of the calendar$/, 'Diesen Tag gibt es im Kalender nicht'],
  [/^is not the id of a partnership$/, 'Diese Partnerschaft gibt es nicht'],
  [/^is not the id of an anniversary$/, 'Dieses Jubiläum gibt es nicht'],
  [/^is not valid here$/, 'Das ist hier nicht möglich'],
  [/^must be the id of a recorded visit$/, 'Diesen Besuch gibt es nicht'],
  [/^must be an ISO 3166-1 alpha-2 code such as TR$/, 'Bitte wählen Sie ein Land'],
  [
    /^must be an IANA time zone such as Europe\/Berlin$/,
    'Das ist keine Zeitzone; eine heißt zum Beispiel Europe/Berlin',
  ],
  [/^must be a BCP 47 language tag such as de or zh-Hant$/, 'Bitte wählen Sie eine Sprache'],
  [
    /^must have the text in 1 to 20 languages$/,
    'Bitte in mindestens einer und höchstens 20 Sprachen angeben',
  ],
  [/^must be a day such as 2024-06-19$/, 'Bitte Tag, Monat und Jahr angeben'],
  [/^must be a year, a month or a day: .+$/, 'Bitte ein Jahr, einen Monat oder einen Tag angeben'],
  [
    /^must be 2026, 2026-11, .+$/,
    'Bitte ein Jahr, einen Monat oder einen Tag angeben; eine Uhrzeit braucht einen Tag',
  ],
  [/^must be a time such as 09:30$/, 'Bitte eine Uhrzeit wie 09:30 angeben'],
  [/^must be a whole number$/, 'Bitte eine ganze Zahl angeben'],
  [/^must be a UUID in lower case$/, 'Das ist keine gültige Kennung'],
  [
    /^must be lower-case letters and digits separated by hyphens$/,
    'Nur kleine Buchstaben und Ziffern, getrennt durch Bindestriche',
  ],
  [
    /^must be one line of visible text without control characters$/,
    'Bitte eine Zeile Text ohne Steuerzeichen angeben',
  ],
  [
    /^must be visible text without control characters other than line breaks$/,
    'Bitte einen Text ohne Steuerzeichen angeben',
  ],
  [
    /^must not contain the invisible character (\S+)$/,
    (point) => `Der Text enthält das unsichtbare Zeichen ${point}; bitte schreiben Sie ihn ohne dieses`,
  ],
  [
    /^must not have more than 30 marks on one letter$/,
    'Ein Buchstabe hat mehr als 30 Zeichen über oder unter sich',
  ],
  [/^must be an http or https address$/, 'Bitte eine Adresse angeben, die mit https:// beginnt'],
  [
    /^must be an http or https address without user name and password$/,
    'Bitte die Adresse ohne Benutzernamen und Passwort angeben',
  ],
  [/^must have a name or an office$/, 'Bitte einen Namen oder ein Amt angeben'],
  [/^must have a principal$/, 'Mindestens eine Person muss die Hauptperson sein'],
  [
    /^must be (\d+) people or fewer, together with (.+)$/,
    (most) => `Höchstens ${most} Personen, alle zusammen`,
  ],
  [/^must not be before `(\w+)`$/, (field) => `Darf nicht vor ${fieldIn(field)} liegen`],
  [/^must not be before (\d[\d-]*), .+$/, (date) => `Darf nicht vor ${dateIn(date)} liegen`],
  [/^must not be after `foundedOn`$/, 'Darf nicht nach der Gründung liegen'],
  [
    /^must not be after `statusSince`, (\S+)$/,
    (date) => `Darf nicht nach ${dateIn(date)} liegen, dem Tag des Status`,
  ],
  [/^must not be more than (\d+) days after `start`$/, (days) => `Höchstens ${days} Tage nach dem Beginn`],
  [/^must be today, (\S+), or earlier$/, (date) => `Spätestens heute, ${dateIn(date)}`],
  [
    /^must be today or earlier, since the visit is completed$/,
    'Der Besuch ist abgeschlossen: Bitte heute oder einen früheren Tag angeben',
  ],
  [
    /^must be (?:a year|(\d+) years) after from, or less$/,
    (years = '1') => `Höchstens ${years} Jahre nach dem ersten Tag`,
  ],
  [/^must be unique: another programme has this id$/, 'Ein anderes Programm hat schon diese Kennung'],
  [/^must not begin with (\S+): .+$/, (prefix) => `Darf nicht mit ${prefix} beginnen`],
  [
    /^must be (\d+) or less, the volume's last page$/,
    (page) => `Höchstens ${page}, die letzte Seite des Bandes`,
  ],
  [/^must be (\d+), the next volume, or .+$/, (number) => `Der nächste Band ist Band ${number}`],
  [
    /^must be (\d+) or more: an archive entry fills that page$/,
    (page) => `Mindestens ${page}: Auf dieser Seite steht schon ein Eintrag`,
  ],
  [/^must be (\d+) or less: name a volume that has archive entries$/, (number) => `Höchstens ${number}`],
  [/^must not be greater than `capacity`$/, 'Nicht mehr als die Zahl der Seiten'],
  [/^must not be given together with `as`$/, 'Bitte nur eine der beiden Angaben'],
  [
    /^must be .+: a feed must not show more than your token may read$/,
    'Ein Kalender darf nicht mehr zeigen, als Sie selbst sehen dürfen',
  ],
  [/^must be a cursor of this list$/, 'Die Liste hat sich geändert; bitte laden Sie sie neu'],
  [/^must be text in UTF-8$/, 'Der Text ist nicht lesbar'],
  [/^must change one field at least$/, 'Bitte ändern Sie mindestens eine Angabe'],
  [/^must be one of .+$/, 'Bitte wählen Sie eine der Möglichkeiten'],
  [
    /^must be (text|a whole number|a number|true or false|a list|an object)$/,
    (type) => `Muss ${TYPES[type] ?? type} sein`,
  ],
  [/^must be (-?\d+) or more$/, (least) => `Mindestens ${least}`],
  [/^must be (-?\d+) or less$/, (most) => `Höchstens ${most}`],
  [/^must have (\d+) or more$/, (least) => (least === '1' ? 'Bitte angeben' : `Mindestens ${least}`)],
  [/^must have (\d+) or fewer characters$/, (most) => `Höchstens ${most} Zeichen`],
  [/^must have (\d+) or fewer items$/, (most) => `Höchstens ${most} Einträge`],
  [/^has a name that is not allowed here$/, 'Diese Angabe ist hier nicht vorgesehen'],
  [/^is not a valid URL$/, 'Das ist keine gültige Adresse'],
  [/^must use port 443$/, 'Die Adresse darf keinen anderen Anschluss als 443 nennen'],
  [/^must be (\d+) characters or shorter$/, (most) => `Höchstens ${most} Zeichen`],
  [
    /^must not contain spaces, control characters or backslashes$/,
    'Bitte ohne Leerzeichen und umgekehrte Schrägstriche angeben',
  ],
  [
    /^must not contain a user name or a password$/,
    'Bitte die Adresse ohne Benutzernamen und Passwort angeben',
  ],
  [
    /^must be whsec_ and .+$/,
    'Das Geheimnis muss aus whsec_ und 24 bis 64 zufälligen Bytes in Base64 bestehen',
  ],
  [/^must be [\w-]+(?: or [\w-]+)*$/, 'Bitte wählen Sie eine der Möglichkeiten'],
]

/** Refusals of a whole request. */
const REFUSALS: readonly (readonly [RegExp, Translation])[] = [
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
    'Das Goldene Buch ist diesem Amt nicht vorbehalten. Nehmen Sie das Gästebuch, oder begründen Sie eine Ausnahme.',
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

/** Warnings: something was recorded that looks wrong. */
const WARNINGS: readonly (readonly [RegExp, Translation])[] = [
  [
    /^`(\S+)` is not between `start` and `end` of the visit\. .+$/,
    (place) => `${placeIn(place)} liegt außerhalb des Besuchs.`,
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
    /^The signer `personId` has signed this book before, .+$/,
    'Diese Person hat sich schon einmal in dieses Buch eingetragen.',
  ],
]

const ALL = [...FAULTS, ...REFUSALS, ...WARNINGS]

/** The German for a sentence of the API; undefined for an unknown one. */
export function inGerman(message: string): string | undefined {
  for (const [pattern, german] of ALL) {
    const found = pattern.exec(message)
    if (found) return typeof german === 'string' ? german : german(...found.slice(1))
  }
  return undefined
}
