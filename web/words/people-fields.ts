import { inBoth } from '../language'

/** The words of the fields of people. */
export const peopleFieldsWords = inBoth({
  de: {
    kind: 'Person oder Gruppe',
    kinds: { person: 'Person', group: 'Gruppe' },
    name: 'Name',
    nameHint: 'Bleibt frei, solange nur das Amt feststeht.',
    groupName: 'Name der Gruppe',
    office: 'Amt',
    officeHint: 'Das Amt an diesem Tag, zum Beispiel Bürgermeister von Istanbul.',
    officeClass: 'Art des Amtes',
    choose: 'Bitte wählen',
    notGiven: 'nicht angegeben',
    organisation: 'Organisation',
    country: 'Land',
    known: (name: string) => `Bekannt: ist schon verzeichnet als ${name}`,
  },
  en: {
    kind: 'Person or group',
    kinds: { person: 'Person', group: 'Group' },
    name: 'Name',
    nameHint: 'Stays blank while only the office is known.',
    groupName: 'Name of the group',
    office: 'Office',
    officeHint: 'The office on that day, for example Mayor of Istanbul.',
    officeClass: 'Class of office',
    choose: 'Please choose',
    notGiven: 'not given',
    organisation: 'Organisation',
    country: 'Country',
    known: (name: string) => `Known: appeared before as ${name}`,
  },
})
