import { formatList } from '../format'
import { inBoth } from '../language'

/** The words of the press desk and of a notice. */
export const pressDeskWords = inBoth({
  de: {
    title: 'Pressestelle',
    lead: 'Mitteilungen zu allen Besuchen, die neuesten zuerst.',
    statuses: 'Nach Status',
    all: 'Alle',
    filter: {
      draft: 'Entwürfe',
      approved: 'Freigegeben',
      issued: 'Veröffentlicht',
      corrected: 'Berichtigt',
      retracted: 'Zurückgezogen',
    },
    empty: 'Hier ist keine Mitteilung.',
    howTo: 'Eine Mitteilung wird auf der Seite eines Besuchs verfasst.',
    feed: 'Atom-Feed der veröffentlichten Mitteilungen',
    writtenBy: (who: string) => `zuletzt geschrieben von ${who}`,
    approvedBy: (who: string) => `freigegeben von ${who}`,
    contacts: 'Kontakt für die Presse',
    correction: 'Berichtigung',
    retractedBecause: 'Zurückgezogen',
    steps: {
      edit: 'Bearbeiten',
      recompose: 'Neu zusammenstellen',
      approve: 'Freigeben',
      issue: 'Veröffentlichen',
      correct: 'Berichtigen',
      retract: 'Zurückziehen',
    },
    stepTitle: {
      recompose: 'Aus der Akte neu zusammenstellen',
      approve: 'Mitteilung freigeben',
      issue: 'Mitteilung veröffentlichen',
      retract: 'Mitteilung zurückziehen',
    },
    stepHint: {
      recompose:
        'Alle Absätze, die niemand geändert hat, werden neu geschrieben. Entfernte Absätze kommen wieder hinzu. Was jemand geändert hat, bleibt; daneben steht dann, wie es jetzt lauten würde.',
      approve: 'Sie bestätigen, dass jedes Wort so hinausgehen darf.',
      approveAt: (when: string) =>
        `Die Mitteilung wird dann am Ende der Sperrfrist von selbst veröffentlicht: ${when}.`,
      issue:
        'Alle können die Mitteilung dann lesen. Was einmal hinausgegangen ist, lässt sich nicht zurückholen.',
      retract:
        'Die Mitteilung ist dann nicht mehr abrufbar. Wer sie schon hat, wird gebeten, sie nicht mehr zu verwenden. Der Grund bleibt im Haus.',
    },
    notPublic: {
      internal:
        'Der Besuch selbst ist intern. Veröffentlicht werden nur diese Worte, sonst nichts von dem Besuch.',
      press:
        'Der Besuch selbst ist nur für die Presse. Veröffentlicht werden nur diese Worte, sonst nichts von dem Besuch.',
    },
    stepDone: {
      recompose: 'Die Mitteilung ist neu zusammengestellt.',
      approve: 'Die Mitteilung ist freigegeben.',
      issue: 'Die Mitteilung ist veröffentlicht.',
      retract: 'Die Mitteilung ist zurückgezogen.',
    },
    nothingNew: 'In der Akte steht nichts Neues.',
    changedMeanwhile: (who: string | undefined) =>
      `Diese Mitteilung wurde inzwischen geändert${who === undefined ? '' : `, zuletzt von ${who}`}. Ihr Schritt wurde nicht ausgeführt. Bitte lesen Sie den neuen Stand und wählen Sie dann noch einmal.`,
    hints: {
      pressOffice: 'Die Pressestelle gibt die Mitteilung frei.',
      secondPerson: 'Freigeben muss jemand anders: Sie haben zuletzt daran geschrieben.',
      atMinute: (when: string) => `Wird am Ende der Sperrfrist von selbst veröffentlicht: ${when}.`,
      stale: 'Wird nicht veröffentlicht, solange der Wortlaut nicht zur Akte passt.',
    },
    staleTitle: 'In der Akte hat sich etwas geändert',
    staleHint: {
      draft:
        'Stellen Sie die Mitteilung neu zusammen. Was jemand von Hand geändert hat, bleibt dabei erhalten.',
      approved: 'Stellen Sie die Mitteilung neu zusammen, und lassen Sie sie noch einmal freigeben.',
      issued: 'Prüfen Sie, ob die Mitteilung berichtigt werden muss.',
    },
    refused: {
      fourEyes:
        'Wer zuletzt geschrieben hat, kann nicht selbst freigeben. Bitte lassen Sie eine zweite Person freigeben.',
      stale: 'Das geht nicht, weil sich Angaben geändert haben, die in der Mitteilung stehen:',
      step: (status: string, allowed: readonly string[]) =>
        `Das ist nicht möglich, weil die Mitteilung den Status „${status}“ hat.${
          allowed.length === 0 ? '' : ` Möglich ist: ${formatList(allowed)}.`
        }`,
    },
    facts: 'Was in der Akte steht',
    factsHint:
      'Unterstrichenes im Text steht so in der Akte. Wählen Sie es, um die Angabe zu sehen, und umgekehrt.',
    otherFacts: (count: number) => `Davon hängt der Wortlaut außerdem ab (${count})`,
    noFacts: 'Diese Mitteilung gibt keine Angaben der Akte wieder.',
    changedFrom: (before: string) => `geändert; hier steht: ${before}`,
    history: 'Verlauf',
    changes: {
      first: 'verfasst',
      'notice.drafted': 'geändert',
      'notice.approved': 'freigegeben',
      'notice.stale': 'überholt: In der Akte hat sich etwas geändert',
      'notice.issued': 'veröffentlicht',
      'notice.corrected': 'berichtigt',
      'notice.retracted': 'zurückgezogen',
    },
    proposals: {
      title: 'So würde es jetzt lauten',
      lead: 'Diese Absätze hat jemand geändert; sie sind geblieben, wie sie waren. Wählen Sie, was gelten soll.',
      block: (number: number) => `Absatz ${number}`,
      keep: 'Behalten, wie es ist',
      take: 'Aus der Akte übernehmen',
      remove: 'In der Akte steht dazu nichts mehr: Absatz entfernen',
      save: 'Auswahl speichern',
      done: 'Ihre Auswahl ist gespeichert.',
      kept: 'Die Absätze bleiben, wie sie sind.',
    },
    forms: {
      title: 'So lesen es andere',
      hint: 'Die veröffentlichte Mitteilung in jeder Form, ohne Anmeldung abrufbar.',
      show: 'Formen zeigen',
      label: 'Form',
      names: {
        'text/plain': 'Text',
        'text/html': 'HTML',
        'application/ninjs+json': 'ninjs (Agenturen)',
        'application/json': 'JSON',
      },
      address: 'Adresse',
    },
  },
  en: {
    title: 'Press desk',
    lead: 'Notices of all visits, newest first.',
    statuses: 'By status',
    all: 'All',
    filter: {
      draft: 'Drafts',
      approved: 'Approved',
      issued: 'Issued',
      corrected: 'Corrected',
      retracted: 'Retracted',
    },
    empty: 'There is no notice here.',
    howTo: 'A notice is composed on the page of a visit.',
    feed: 'Atom feed of the issued notices',
    writtenBy: (who: string) => `last written by ${who}`,
    approvedBy: (who: string) => `approved by ${who}`,
    contacts: 'Contact for the press',
    correction: 'Correction',
    retractedBecause: 'Retracted',
    steps: {
      edit: 'Edit',
      recompose: 'Compose again',
      approve: 'Approve',
      issue: 'Issue',
      correct: 'Correct',
      retract: 'Retract',
    },
    stepTitle: {
      recompose: 'Compose again from the file',
      approve: 'Approve the notice',
      issue: 'Issue the notice',
      retract: 'Retract the notice',
    },
    stepHint: {
      recompose:
        'All paragraphs that nobody has changed are written again. Removed paragraphs come back. What somebody has changed stays; beside it you will see how it would read now.',
      approve: 'You confirm that every word may leave the house like this.',
      approveAt: (when: string) => `The notice is then issued by itself at the end of the embargo: ${when}.`,
      issue: 'Everybody can then read the notice. What has left the house cannot be taken back.',
      retract:
        'The notice can then no longer be read. Those who have it are asked not to use it any longer. The reason stays in the house.',
    },
    notPublic: {
      internal:
        'The visit itself is internal. These words alone are published, and nothing else of the visit.',
      press:
        'The visit itself is for the press only. These words alone are published, and nothing else of the visit.',
    },
    stepDone: {
      recompose: 'The notice is composed again.',
      approve: 'The notice is approved.',
      issue: 'The notice is issued.',
      retract: 'The notice is retracted.',
    },
    nothingNew: 'There is nothing new in the file.',
    changedMeanwhile: (who: string | undefined) =>
      `This notice was changed in the meantime${who === undefined ? '' : `, last by ${who}`}. Your step was not carried out. Please read the notice as it is now, then choose again.`,
    hints: {
      pressOffice: 'The press office approves the notice.',
      secondPerson: 'Somebody else must approve it: you have written it last.',
      atMinute: (when: string) => `Is issued by itself at the end of the embargo: ${when}.`,
      stale: 'Is not issued as long as its words differ from the file.',
    },
    staleTitle: 'Something has changed in the file',
    staleHint: {
      draft: 'Compose the notice again. What somebody has changed by hand is kept.',
      approved: 'Compose the notice again, and have it approved once more.',
      issued: 'Check whether the notice must be corrected.',
    },
    refused: {
      fourEyes: 'The person who wrote last cannot approve. Please ask a second person to approve.',
      stale: 'This is not possible, because facts have changed that the notice states:',
      step: (status: string, allowed: readonly string[]) =>
        `This is not possible, because the status of the notice is “${status}”.${
          allowed.length === 0 ? '' : ` Possible: ${formatList(allowed)}.`
        }`,
    },
    facts: 'What the file says',
    factsHint:
      'What is underlined in the text is in the file like this. Choose it to see the fact, and the other way round.',
    otherFacts: (count: number) => `The wording also depends on (${count})`,
    noFacts: 'This notice states no fact of the file.',
    changedFrom: (before: string) => `changed; stated here: ${before}`,
    history: 'History',
    changes: {
      first: 'composed',
      'notice.drafted': 'changed',
      'notice.approved': 'approved',
      'notice.stale': 'out of date: something has changed in the file',
      'notice.issued': 'issued',
      'notice.corrected': 'corrected',
      'notice.retracted': 'retracted',
    },
    proposals: {
      title: 'How it would read now',
      lead: 'Somebody has changed these paragraphs; they have stayed as they were. Choose what shall hold.',
      block: (number: number) => `Paragraph ${number}`,
      keep: 'Keep as it is',
      take: 'Take from the file',
      remove: 'The file says nothing of it any more: remove the paragraph',
      save: 'Save the choice',
      done: 'Your choice is saved.',
      kept: 'The paragraphs stay as they are.',
    },
    forms: {
      title: 'How others read it',
      hint: 'The issued notice in each form, which can be read without signing in.',
      show: 'Show the forms',
      label: 'Form',
      names: {
        'text/plain': 'Text',
        'text/html': 'HTML',
        'application/ninjs+json': 'ninjs (agencies)',
        'application/json': 'JSON',
      },
      address: 'Address',
    },
  },
})
