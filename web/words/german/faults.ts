import { dateIn, fieldIn, statusIn, TYPES, type Translations } from './values'

/** Faults of fields. They stand at the field, or behind its label and a colon. */
export const FAULTS: Translations = [
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
  [
    /^needs an appointment for the press: .+$/,
    'Für einen Terminhinweis braucht der Besuch einen Pressetermin; tragen Sie ihn beim Besuch ein',
  ],
  [
    /^needs an approved statement: .+$/,
    'Für eine Stellungnahme braucht der Besuch ein freigegebenes Zitat; tragen Sie es beim Besuch ein',
  ],
  [/^names an office field or a draft$/, 'Dieser Absatz nennt eine interne Angabe oder einen Entwurf'],
  [
    /^has words of an office field or of a draft$/,
    'Das sind Worte aus einer internen Angabe oder einem Entwurf',
  ],
  [
    /^must be a visit, a partnership, an anniversary or an entry$/,
    'Das ist weder ein Besuch noch eine Partnerschaft, ein Jubiläum oder ein Eintrag',
  ],
  [/^is not recorded$/, 'Das ist nicht verzeichnet'],
  [/^is after the last change$/, 'Diese Fassung gibt es noch nicht'],
  [
    /^must point to one value, not to a list or an object$/,
    'Das ist eine Liste oder Gruppe von Angaben, keine einzelne Angabe',
  ],
  [/^must be a whole minute in UTC such as .+$/, 'Bitte Tag, Monat, Jahr und Uhrzeit angeben'],
  [/^is not a minute of the calendar$/, 'Diesen Zeitpunkt gibt es im Kalender nicht'],
  [/^is not known here$/, 'Diese Angabe ist hier nicht vorgesehen'],
  [/^is not a day of the calendar$/, 'Diesen Tag gibt es im Kalender nicht'],
  [/^is not the id of a partnership$/, 'Diese Partnerschaft gibt es nicht'],
  [/^is not the id of a visit$/, 'Diesen Besuch gibt es nicht'],
  [/^must not be the id of the visit itself$/, 'Ein Besuch ist keine Station von sich selbst'],
  [
    /^must be the id of a visit that is not a stop of a trip itself$/,
    'Dieser Besuch ist selbst Station einer Reise; bitte wählen Sie die Reise',
  ],
  [
    /^must not be given, since the visit has stops itself$/,
    'Dieser Besuch hat selbst Stationen und kann keine Station sein',
  ],
  [
    /^must not be the id of a visit that is (\w+)(?:: .+)?$/,
    (status) => `Dieser Besuch ist ${statusIn(status)}`,
  ],
  [/^is not the id of an anniversary$/, 'Dieses Jubiläum gibt es nicht'],
  [/^is not valid here$/, 'Das ist hier nicht möglich'],
  [/^must be the id of a recorded visit$/, 'Diesen Besuch gibt es nicht'],
  [/^must be an ISO 3166-1 alpha-2 code such as TR, .+$/, 'Bitte wählen Sie ein Land'],
  [
    /^must be a country of today: .+$/,
    'Dieses Land gibt es nicht mehr: Nur Einträge aus einem Archiv nennen frühere Länder',
  ],
  [
    /^is missing: `personId` says who the person is$/,
    'Bitte den Namen angeben; wer es ist, steht schon fest',
  ],
  [
    /^must be the name of the signer, not a placeholder such as .+$/,
    'Das ist kein Name: Tragen Sie ein, wer sich eingetragen hat',
  ],
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
  [
    /^must be a year, a month or a day, since the partnership is live$/,
    'Bitte ein Jahr, einen Monat oder einen Tag angeben: nur ein Eintrag aus einem Archiv darf ungewiss sein',
  ],
  [
    /^must be a date such as 1913, .+$/,
    'Bitte ein Jahr, einen Monat oder einen Tag angeben; X steht für eine unbekannte Ziffer, am Ende: 192X',
  ],
  [
    /^must be 1987, 1987-06, .+$/,
    'Bitte ein Jahr, einen Monat oder einen Tag angeben; X steht für eine unbekannte Ziffer, am Ende: 192X',
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
  [
    /^is missing: give `url`, or `reference` .+$/,
    'Bitte eine Adresse im Netz oder eine Fundstelle in Worten angeben',
  ],
  [/^must not be given beside `url`: .+$/, 'Bitte nur eines von beidem angeben, oder zwei Quellen'],
  [/^is missing: name the kind of the visit .+$/, 'Bitte die Art des Besuchs in Worten angeben'],
  [/^must not be given unless `status` is `completed`$/, 'Ein Ergebnis hat nur ein abgeschlossener Besuch'],
  [/^must not be given unless `kind` is `other`$/, 'Nur für einen anderen Anlass angeben'],
  [/^must not be a web address: .+$/, 'Das ist eine Adresse im Netz; bitte dort eintragen'],
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
  [/^must not be after `(\w+)`$/, (field) => `Darf nicht nach ${fieldIn(field)} liegen`],
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
    /^must be (\d+) or more: an entry fills that page$/,
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
  [/^must be one of monarch, .+, honorary-citizen$/, 'Für dieses Amt ist das Goldene Buch nicht vorgesehen'],
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
  [/^must be [\w-]+(?: or [\w-]+)*(?:, not ".*")?$/, 'Bitte wählen Sie eine der Möglichkeiten'],
]
