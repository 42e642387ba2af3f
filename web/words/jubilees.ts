import { plural } from '../format'
import { inBoth } from '../language'

/** The words about anniversaries and their jubilees. */
export const jubileeWords = inBoth({
  de: {
    title: 'Jubiläen',
    lead: (from: string, to: string, milestones: number) =>
      `${from} bis ${to}: ${milestones} ${plural(milestones, { one: 'rundes Jubiläum', other: 'runde Jubiläen' })}`,
    record: 'Jahrestag erfassen',
    filters: 'Auswahl',
    milestonesOnly: 'nur runde Jubiläen',
    withMuted: 'auch stumme',
    picture: 'Die runden Jubiläen der nächsten zehn Jahre auf einer Linie; die Liste darunter nennt alle.',
    milestone: 'rundes Jubiläum',
    other: 'weiterer Jahrestag',
    none: 'Für diese Auswahl gibt es keine Jubiläen.',
    noneYet: 'Noch kein Jahrestag erfasst.',
    years: (count: number) => `${count} ${plural(count, { one: 'Jahr', other: 'Jahre' })}`,
    partnershipYears: (count: number) =>
      `${count} ${plural(count, { one: 'Jahr', other: 'Jahre' })} Partnerschaft mit`,
    kind: {
      partnership: 'Städtepartnerschaft',
      historic: 'Historisches Ereignis',
      institution: 'Einrichtung',
      person: 'Person',
    },
    anniversaries: 'Alle Jahrestage',
    anniversariesLead: 'Ein stummer Jahrestag bleibt im Verzeichnis, wird aber nicht angekündigt.',
    origin: (date: string) => `seit ${date}`,
    announce: { milestones: 'nur runde werden angekündigt', every: 'jedes Jahr wird angekündigt' },
    mute: 'Stumm schalten',
    unmute: 'Wieder ankündigen',
    keepMuted: 'Stumm lassen',
    mutedBy: {
      office: 'vom Protokoll stumm geschaltet',
      partnership: 'stumm, bis die Partnerschaft wieder besteht und ihr Beginn bekannt ist',
    },
    muted: (title: string) => `${title} wird nicht mehr angekündigt.`,
    unmuted: (title: string) => `${title} wird wieder angekündigt.`,
    changedMeanwhile: (title: string) =>
      `${title} wurde inzwischen geändert. Die Liste zeigt jetzt den neuen Stand.`,
    form: {
      lead: 'Die Jahrestage der Partnerschaften entstehen von selbst.',
      titleOf: 'Was gefeiert wird',
      titleMissing: 'Bitte geben Sie in einer Sprache an, was gefeiert wird.',
      kind: 'Art',
      originOn: 'Datum des Ursprungs',
      originHint: 'Es genügen Monat und Jahr oder nur das Jahr.',
      originMissing: 'Bitte geben Sie mindestens das Jahr an.',
      announce: 'Ankündigen',
      announceOptions: { milestones: 'nur runde Jubiläen', every: 'jedes Jahr' },
      leadTimes: 'Wie viele Tage vorher',
      leadTimesHint:
        'Ganze Zahlen, durch Kommas getrennt. 0 ist der Tag selbst; ist er unbekannt, der erste Tag des Monats oder des Jahres.',
      leadTimesWrong: 'Bitte geben Sie ganze Zahlen von 0 bis 3650 an, durch Kommas getrennt.',
    },
  },
  en: {
    title: 'Jubilees',
    lead: (from: string, to: string, milestones: number) =>
      `${from} to ${to}: ${milestones} ${plural(milestones, { one: 'milestone', other: 'milestones' })}`,
    record: 'Record an anniversary',
    filters: 'Selection',
    milestonesOnly: 'milestones only',
    withMuted: 'muted ones too',
    picture: 'The milestones of the next ten years on a line; the list below has all of them.',
    milestone: 'milestone',
    other: 'other anniversary',
    none: 'There are no jubilees for this choice.',
    noneYet: 'No anniversary is recorded yet.',
    years: (count: number) => `${count} ${plural(count, { one: 'year', other: 'years' })}`,
    partnershipYears: (count: number) =>
      `${count} ${plural(count, { one: 'year', other: 'years' })} of partnership with`,
    kind: {
      partnership: 'City partnership',
      historic: 'Historic event',
      institution: 'Institution',
      person: 'Person',
    },
    anniversaries: 'All anniversaries',
    anniversariesLead: 'A muted anniversary stays in the register, but is not announced.',
    origin: (date: string) => `since ${date}`,
    announce: { milestones: 'milestones are announced', every: 'every year is announced' },
    mute: 'Mute',
    unmute: 'Announce again',
    keepMuted: 'Keep muted',
    mutedBy: {
      office: 'muted by the protocol office',
      partnership: 'muted until the partnership is active again and its beginning is known',
    },
    muted: (title: string) => `${title} is no longer announced.`,
    unmuted: (title: string) => `${title} is announced again.`,
    changedMeanwhile: (title: string) =>
      `${title} was changed in the meantime. The list now shows the new state.`,
    form: {
      lead: 'The anniversaries of partnerships are recorded by themselves.',
      titleOf: 'What is celebrated',
      titleMissing: 'Please say in one language what is celebrated.',
      kind: 'Kind',
      originOn: 'Date of the origin',
      originHint: 'Month and year will do, or the year alone.',
      originMissing: 'Please give the year at least.',
      announce: 'Announce',
      announceOptions: { milestones: 'milestones only', every: 'every year' },
      leadTimes: 'How many days ahead',
      leadTimesHint:
        'Whole numbers, separated by commas. 0 is the day itself; if it is unknown, the first day of the month or year.',
      leadTimesWrong: 'Please give whole numbers from 0 to 3650, separated by commas.',
    },
  },
})
