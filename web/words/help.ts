import { inBoth } from '../language'

/** The office's guide. */
export const helpWords = inBoth({
  de: {
    title: 'Hilfe',
    lead: 'Was die Wörter bedeuten, wer was darf und was das Haus verlässt.',
    contents: 'Inhalt',
    visitStatus: {
      title: 'Was der Status eines Besuchs bedeutet',
      after: 'Jeder Schritt steht mit Namen und Zeit im Verlauf des Besuchs.',
    },
    partnershipStatus: { title: 'Was der Status einer Partnerschaft bedeutet' },
    book: {
      title: 'Wer sich in das Goldene Buch einträgt',
      before: 'Das Goldene Buch ist sechs Amtsklassen vorbehalten. Für alle anderen gibt es das Gästebuch.',
      reserved: 'Goldenes Buch',
      others: 'Gästebuch',
      rules: [
        'Eine Ausnahme ist möglich, wenn Sie einen Grund angeben. Der Grund bleibt im Haus.',
        'Begleitende dürfen sich neben einer berechtigten Person eintragen.',
        'Hat sich jemand schon einmal eingetragen, weist die Seite darauf hin. Verboten ist es nicht.',
        'Ein Eintrag wird nie gelöscht. Er kann berichtigt oder für ungültig erklärt werden; Nummer und Seite bleiben vergeben.',
      ],
    },
    leaves: {
      title: 'Was das Haus verlässt',
      before: 'Die Sichtbarkeit eines Besuchs oder Eintrags entscheidet, wer davon erfährt:',
      officeTitle: 'Was immer im Haus bleibt',
      office: [
        'Notizen und Gründe,',
        'Kontakte eines Besuchs,',
        'Zitate im Entwurf und interne Programmpunkte,',
        'wer etwas erfasst oder geändert hat, und der Verlauf,',
        'das Personenverzeichnis.',
      ],
      hearTitle: 'Wer davon erfährt',
      hear: [
        'Angeschlossene Dienste, etwa die Webredaktion, erfahren von jeder Änderung, die sie sehen dürfen, sofort.',
        'Kalender zeigen, was ihre Freigabe erlaubt. Wer die Adresse kennt, sieht den Kalender ohne Anmeldung.',
        'Wird etwas Öffentliches wieder intern, wird es bei den Diensten zurückgezogen. Was jemand schon gelesen hat, bleibt bekannt.',
      ],
    },
    notices: {
      title: 'Mitteilungen an die Presse',
      before:
        'Eine Mitteilung wird aus der Akte eines Besuchs zusammengestellt. Jedes Wort lässt sich ändern, bevor sie hinausgeht.',
      after: [
        'Wer zuletzt daran geschrieben hat, kann sie nicht selbst freigeben.',
        'Mit einer Sperrfrist wird die freigegebene Mitteilung von selbst veröffentlicht, auf die Minute.',
        'Ändert sich in der Akte etwas, das in der Mitteilung steht, wird sie nicht veröffentlicht, bis sie neu zusammengestellt und freigegeben ist. Was schon veröffentlicht ist, ziehen nur Menschen zurück.',
        'Veröffentlicht werden allein diese Worte. Der Besuch selbst bleibt so sichtbar, wie er ist.',
      ],
    },
    keys: {
      title: 'Tasten',
      list: [
        ['/', 'Person suchen'],
        ['n', 'Besuch planen'],
        ['Pfeil links, Pfeil rechts', 'im Buch blättern'],
        ['Tab', 'zum nächsten Feld, Link oder Knopf'],
      ],
      after: 'Die Tasten gelten nicht, solange Sie in ein Feld schreiben.',
    },
    drafts: {
      title: 'Entwürfe',
      text: [
        'Was Sie in ein Formular schreiben, bleibt in diesem Browser, bis es gespeichert ist: auch wenn die Verbindung abbricht, Sie die Seite neu laden oder sich neu anmelden müssen.',
        'Ein Entwurf gehört Ihnen allein. Er verschwindet nach einem Tag, beim Abmelden, oder wenn Sie ihn verwerfen.',
        'Wurde inzwischen etwas anderes gespeichert, sagt die Seite das, bevor etwas überschrieben wird.',
      ],
    },
    dates: {
      title: 'Unvollständige Daten',
      text: [
        'Ist nur das Jahr oder der Monat bekannt, lassen Sie Tag oder Monat leer. Nichts wird hinzuerfunden.',
        'Ein Datensatz aus einem Archiv darf sagen, dass ein Datum ungefähr oder unsicher ist. Ein X steht für eine unbekannte Ziffer: 192X sind die 1920er Jahre. Ein Eintrag in einem Buch darf auch ohne Datum sein.',
        'Ein Kalender zeigt einen Besuch nur, wenn sein Tag bekannt ist.',
        'Ein Jubiläum, dessen Tag unbekannt ist, wird mit dem Jahr oder Monat angekündigt und steht in keinem Kalender. Ein ungefähres oder unsicheres Datum begründet kein Jubiläum.',
      ],
    },
    roles: { title: 'Wer was darf' },
    turn: {
      title: 'An wen Sie sich wenden',
      text: [
        'Rollen und Zugänge vergibt die Administration Ihres Hauses.',
        'Zeigt eine Seite einen Fehler mit einer Kennung, geben Sie diese bitte an die Technik weiter: Damit ist der Vorgang zu finden.',
        'Ist etwas versehentlich öffentlich geworden, setzen Sie die Sichtbarkeit sofort zurück, und rufen Sie dann die Pressestelle an.',
      ],
    },
  },
  en: {
    title: 'Help',
    lead: 'What the words mean, who may do what, and what leaves the house.',
    contents: 'Contents',
    visitStatus: {
      title: 'What the status of a visit means',
      after: 'Each step stands in the history of the visit, with name and time.',
    },
    partnershipStatus: { title: 'What the status of a partnership means' },
    book: {
      title: 'Who signs the Golden Book',
      before:
        'The Golden Book is reserved for six classes of office. For all others there is the guest book.',
      reserved: 'Golden Book',
      others: 'Guest book',
      rules: [
        'An exception is possible if you give a reason. The reason stays in the house.',
        'Companions may sign beside a person who is eligible.',
        'If somebody has signed before, the page says so. It is not forbidden.',
        'An entry is never deleted. It can be corrected or voided; its number and its page stay used.',
      ],
    },
    leaves: {
      title: 'What leaves the house',
      before: 'The visibility of a visit or of an entry decides who hears of it:',
      officeTitle: 'What always stays in the house',
      office: [
        'notes and reasons,',
        'the contacts of a visit,',
        'statements in draft and internal items of a programme,',
        'who has recorded or changed something, and the history,',
        'the register of people.',
      ],
      hearTitle: 'Who hears of it',
      hear: [
        'Connected services, such as the web editors, hear at once of each change that they may see.',
        'Calendars show what they are cleared for. Everybody who knows the address sees the calendar without signing in.',
        'If something public becomes internal again, it is withdrawn from the services. What somebody has read stays known.',
      ],
    },
    notices: {
      title: 'Notices for the press',
      before:
        'A notice is composed from the file of a visit. Every word can be changed before it leaves the house.',
      after: [
        'The person who wrote last cannot approve it.',
        'Under an embargo, the approved notice is issued by itself, at its minute.',
        'When something changes in the file that the notice states, it is not issued until it is composed again and approved. What is issued already is retracted by people alone.',
        'These words alone are published. The visit itself stays as visible as it is.',
      ],
    },
    keys: {
      title: 'Keys',
      list: [
        ['/', 'find a person'],
        ['n', 'plan a visit'],
        ['Left arrow, right arrow', 'turn the pages of the book'],
        ['Tab', 'to the next field, link or button'],
      ],
      after: 'The keys do not apply while you are writing in a field.',
    },
    drafts: {
      title: 'Drafts',
      text: [
        'What you write in a form stays in this browser until it is saved: also if the connection breaks, if you reload the page, or if you must sign in again.',
        'A draft is yours alone. It goes after a day, when you sign out, or when you discard it.',
        'If something else was saved in the meantime, the page says so before anything is replaced.',
      ],
    },
    dates: {
      title: 'Dates of which parts are unknown',
      text: [
        'If only the year or the month is known, leave the day or the month empty. Nothing is invented.',
        'A record of an archive may say that a date is approximate or uncertain. An X stands for a digit that is not known: 192X is the 1920s. An entry in a book may have no date at all.',
        'A calendar shows a visit only if its day is known.',
        'A jubilee whose day is unknown is announced with the year or month, and is in no calendar. An approximate or uncertain date founds no jubilee.',
      ],
    },
    roles: { title: 'Who may do what' },
    turn: {
      title: 'Where to turn',
      text: [
        'The administrators of your house give roles and access.',
        'If a page shows an error with an id, please give it to the engineers: it lets them find what happened.',
        'If something has become public by mistake, set its visibility back at once, and then call the press office.',
      ],
    },
  },
})
