import { formatList, formatNumber, plural } from '../format'
import { inBoth } from '../language'

/** The words about the books, their volumes and their entries. */
export const bookWords = inBoth({
  de: {
    names: { 'golden-book': 'Goldenes Buch', 'guest-book': 'Gästebuch' },
    loading: (count: number, total: number | undefined) =>
      total === undefined
        ? 'Das Buch wird geholt …'
        : `${formatNumber(count)} von ${formatNumber(total)} Einträgen geladen …`,
    volume: (volume: number) => `Band ${volume}`,
    volumes: 'Bände',
    volumeStatus: {
      open: 'in Gebrauch',
      closed: 'abgeschlossen',
      archived: 'nur aus dem Archiv bekannt',
    },
    otherBooks: 'Andere Bücher',
    pages: (pages: readonly number[]) =>
      `${plural(pages.length, { one: 'Seite', other: 'Seiten' })} ${formatList(pages.map(String))}`,
    page: (page: number) => `Seite ${page}`,
    position: (volume: number, pages: string, capacity: number) =>
      `Band ${volume} · ${pages} von ${capacity}`,
    noPages: (volume: number) => `Band ${volume}, von dem keine Seiten bekannt sind`,
    turning: 'Blättern',
    keys: 'Mit den Pfeiltasten blättern Sie um.',
    turnTo: 'Seite aufschlagen',
    turn: 'Aufschlagen',
    free: 'Diese Seite ist noch leer.',
    unknownPage: 'Zu dieser Seite ist kein Eintrag erfasst.',
    notLoaded: 'Zu dieser Seite ist noch kein Eintrag geladen.',
    loadedSoFar: (count: number) =>
      `Geladen sind die jüngsten ${formatNumber(count)} Einträge dieses Buches. Ältere stehen vielleicht auf Seiten, die hier leer aussehen.`,
    older: 'Ältere Einträge laden',
    entry: (number: number) => `Eintrag ${number}`,
    companions: 'in Begleitung von',
    visit: 'Zum Besuch',
    corrected: 'berichtigt',
    history: 'Verlauf',
    historyOf: (number: number) => `Verlauf von Eintrag ${number}`,
    correct: 'Berichtigen',
    correctTitle: (number: number) => `Eintrag ${number} berichtigen`,
    correctHint: 'Der Eintrag, wie er zuerst erfasst wurde, bleibt im Verlauf lesbar.',
    void: 'Für ungültig erklären',
    voidTitle: (number: number) => `Eintrag ${number} für ungültig erklären`,
    voidHint:
      'Nummer und Seite bleiben vergeben. Der Eintrag bleibt durchgestrichen lesbar und zählt nirgends mehr. Das lässt sich nicht zurücknehmen.',
    reason: 'Grund',
    close: 'Schließen',
    fields: 'Angaben',
    changeSomething: 'Ändern Sie mindestens eine Angabe.',
    signerName: (index: number) => `Name ${index}`,
    signerOffice: (index: number) => `Amt ${index}`,
    changedMeanwhile:
      'Dieser Eintrag wurde inzwischen geändert. Ihre Eingaben sind noch da. Lesen Sie den Eintrag, wie er jetzt ist, und senden Sie dann noch einmal.',
    nowReads: (value: string) => `jetzt: ${value}`,
    emptyValue: 'leer',
    recorded: {
      signed: (number: number) => `Eintrag ${number} ist erfasst.`,
      corrected: (number: number) => `Eintrag ${number} ist berichtigt.`,
      voided: (number: number) => `Eintrag ${number} ist ungültig.`,
      opened: (volume: number) => `Band ${volume} ist eröffnet.`,
    },
    fieldNames: {
      signedOn: 'Tag der Eintragung',
      place: 'Ort',
      occasion: 'Anlass',
      inscription: 'Widmung',
      language: 'Sprache der Widmung',
      visitId: 'Besuch',
      visibility: 'Wer den Eintrag sehen darf',
      signers: 'Eingetragene',
      hosts: 'Gastgeber',
      notes: 'Notizen',
      sources: 'Quellen',
      override: 'Ausnahme',
      externalId: 'Kennung',
      status: 'Status',
      statusReason: 'Grund',
    },
    inscriptionHint: 'Wortlaut, wie er im Buch steht',
    noLanguage: 'keine Angabe',
    fromVisit: 'wie der Besuch',
    changeType: {
      'book-entry.signed': 'Eingetragen',
      'book-entry.corrected': 'Berichtigt',
      'book-entry.voided': 'Für ungültig erklärt',
    },
    changedFields: (fields: readonly string[]) => `Geändert: ${formatList(fields)}`,
    by: (name: string) => `von ${name}`,
    filling: 'Wie voll der Band ist',
    filled: (used: number, capacity: number, left: number) =>
      `${used} von ${capacity} Seiten sind vergeben, ${left} ${plural(left, { one: 'ist', other: 'sind' })} frei.`,
    firstPage: (when: string | undefined) => (when === undefined ? 'Seite 1' : `Seite 1, ${when}`),
    lastPage: (page: number, when: string | undefined) =>
      when === undefined ? `Seite ${page}` : `Seite ${page}, ${when}`,
    pace: (perYear: number, when: string) =>
      `Etwa ${perYear} ${plural(perYear, { one: 'Seite', other: 'Seiten' })} im Jahr: bei diesem Tempo ist der Band ${/^\d+$/.test(when) ? '' : 'im '}${when} voll.`,
    openVolume: 'Nächsten Band eröffnen',
    volumeNumber: 'Nummer des Bandes',
    capacity: 'Zahl der Seiten',
    firstFreePage: 'Erste freie Seite',
    firstFreePageHint: 'Größer als 1, wenn der Band schon begonnen ist.',
    openQuestion: (next: number, open: number, left: number) =>
      `Band ${next} wird eröffnet und Band ${open} abgeschlossen; ${left === 0 ? 'keine Seite von ihm ist noch frei' : `${left} ${plural(left, { one: 'Seite bleibt', other: 'Seiten bleiben' })} dort leer`}. Das lässt sich nicht zurücknehmen.`,
    openNow: (next: number) => `Band ${next} jetzt eröffnen`,
    bookChanged:
      'Inzwischen wurde ein Band dieses Buches eröffnet. Sehen Sie nach, bevor Sie noch einen eröffnen.',
    readAgain: 'Buch neu laden',
    unpaged: 'Einträge ohne bekannte Seite',
    unpagedHint:
      'Aus dem Archiv: Von diesen Einträgen ist überliefert, dass es sie gibt, nicht, wo sie stehen.',
    unknownVolume: 'Band nicht bekannt',
    shownOf: (count: string, all: string) => `${count} von ${all} angezeigt`,
    signs: 'Eintragung erfassen',
    warnings: {
      'signed-before': (name: string) => `${name} hat sich schon eingetragen:`,
      'perhaps-the-same': (name: string) => `${name} ist vielleicht schon verzeichnet als`,
      'signed-long-ago': 'Die Eintragung liegt mehr als 31 Tage zurück und gehört zu keinem Besuch.',
      'far-from-visit': 'Der Tag liegt mehr als 7 Tage vor oder nach dem Besuch.',
      'wider-than-visit': 'Der Eintrag ist weiter sichtbar als sein Besuch.',
    },
  },
  en: {
    names: { 'golden-book': 'Golden Book', 'guest-book': 'Guest book' },
    loading: (count: number, total: number | undefined) =>
      total === undefined
        ? 'Loading the book …'
        : `${formatNumber(count)} of ${formatNumber(total)} entries loaded …`,
    volume: (volume: number) => `Volume ${volume}`,
    volumes: 'Volumes',
    volumeStatus: { open: 'in use', closed: 'closed', archived: 'known from the archive only' },
    otherBooks: 'Other books',
    pages: (pages: readonly number[]) =>
      `${plural(pages.length, { one: 'Page', other: 'Pages' })} ${formatList(pages.map(String))}`,
    page: (page: number) => `Page ${page}`,
    position: (volume: number, pages: string, capacity: number) =>
      `Volume ${volume} · ${pages} of ${capacity}`,
    noPages: (volume: number) => `Volume ${volume}, of which no pages are known`,
    turning: 'Turn pages',
    keys: 'The arrow keys turn the pages.',
    turnTo: 'Go to page',
    turn: 'Go',
    free: 'This page is still empty.',
    unknownPage: 'No entry is recorded for this page.',
    notLoaded: 'No entry is loaded for this page yet.',
    loadedSoFar: (count: number) =>
      `The latest ${formatNumber(count)} entries of this book are loaded. Older ones may be on pages that look empty here.`,
    older: 'Load older entries',
    entry: (number: number) => `Entry ${number}`,
    companions: 'accompanied by',
    visit: 'To the visit',
    corrected: 'corrected',
    history: 'History',
    historyOf: (number: number) => `History of entry ${number}`,
    correct: 'Correct',
    correctTitle: (number: number) => `Correct entry ${number}`,
    correctHint: 'The entry as it was first recorded stays readable in its history.',
    void: 'Declare void',
    voidTitle: (number: number) => `Declare entry ${number} void`,
    voidHint:
      'Its number and page stay used. The entry stays readable, struck through, and no longer counts. This cannot be undone.',
    reason: 'Reason',
    close: 'Close',
    fields: 'Fields',
    changeSomething: 'Change one field at least.',
    signerName: (index: number) => `Name ${index}`,
    signerOffice: (index: number) => `Office ${index}`,
    changedMeanwhile:
      'This entry was changed in the meantime. What you entered is still here. Read the entry as it is now, then send again.',
    nowReads: (value: string) => `now: ${value}`,
    emptyValue: 'empty',
    recorded: {
      signed: (number: number) => `Entry ${number} is recorded.`,
      corrected: (number: number) => `Entry ${number} is corrected.`,
      voided: (number: number) => `Entry ${number} is void.`,
      opened: (volume: number) => `Volume ${volume} is open.`,
    },
    fieldNames: {
      signedOn: 'Day of signing',
      place: 'Place',
      occasion: 'Occasion',
      inscription: 'Inscription',
      language: 'Language of the inscription',
      visitId: 'Visit',
      visibility: 'Who may see the entry',
      signers: 'Signers',
      hosts: 'Hosts',
      notes: 'Notes',
      sources: 'Sources',
      override: 'Exception',
      externalId: 'External id',
      status: 'Status',
      statusReason: 'Reason',
    },
    inscriptionHint: 'Word by word, as it stands in the book',
    noLanguage: 'not given',
    fromVisit: 'like the visit',
    changeType: {
      'book-entry.signed': 'Signed',
      'book-entry.corrected': 'Corrected',
      'book-entry.voided': 'Declared void',
    },
    changedFields: (fields: readonly string[]) => `Changed: ${formatList(fields)}`,
    by: (name: string) => `by ${name}`,
    filling: 'How full the volume is',
    filled: (used: number, capacity: number, left: number) =>
      `${used} of ${capacity} pages are used, ${left} ${plural(left, { one: 'is', other: 'are' })} left.`,
    firstPage: (when: string | undefined) => (when === undefined ? 'Page 1' : `Page 1, ${when}`),
    lastPage: (page: number, when: string | undefined) =>
      when === undefined ? `Page ${page}` : `Page ${page}, ${when}`,
    pace: (perYear: number, when: string) =>
      `About ${perYear} ${plural(perYear, { one: 'page', other: 'pages' })} a year: at this pace the volume is full in ${when}.`,
    openVolume: 'Open the next volume',
    volumeNumber: 'Number of the volume',
    capacity: 'Number of pages',
    firstFreePage: 'First free page',
    firstFreePageHint: 'Greater than 1 if the volume is already in use.',
    openQuestion: (next: number, open: number, left: number) =>
      `Volume ${next} will be opened and volume ${open} closed; ${left === 0 ? 'none of its pages is left' : `${left} ${plural(left, { one: 'page stays', other: 'pages stay' })} empty there`}. This cannot be undone.`,
    openNow: (next: number) => `Open volume ${next} now`,
    bookChanged: 'A volume of this book was opened in the meantime. Have a look before you open another one.',
    readAgain: 'Load the book again',
    unpaged: 'Entries without a known page',
    unpagedHint: 'From the archive: it is known that these entries exist, but not where they stand.',
    unknownVolume: 'Volume not known',
    shownOf: (count: string, all: string) => `${count} of ${all} shown`,
    signs: 'Record a signing',
    warnings: {
      'signed-before': (name: string) => `${name} has signed before:`,
      'perhaps-the-same': (name: string) => `${name} is perhaps the same person as`,
      'signed-long-ago': 'The signing is more than 31 days ago and belongs to no visit.',
      'far-from-visit': 'The day is more than 7 days before or after the visit.',
      'wider-than-visit': 'The entry can be seen by more people than its visit.',
    },
  },
})

/** The name of a book; a book that a city has added is called by its slug. */
export const bookName = (book: string): string => {
  const names: Readonly<Record<string, string>> = bookWords().names
  return names[book] ?? book
}
