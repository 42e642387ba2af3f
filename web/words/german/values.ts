/** The values within the sentences of the API, in German. */

/** Turns the parts of an English sentence that a pattern has found into German. */
type Translation = string | ((...parts: string[]) => string)

/** English sentences with their German. */
export type Translations = readonly (readonly [RegExp, Translation])[]

const FIELDS: Readonly<Record<string, string>> = {
  start: 'dem Beginn',
  end: 'dem Ende',
  foundedOn: 'der Gründung',
  from: 'dem ersten Tag',
  capacity: 'die Zahl der Seiten',
}

export const fieldIn = (name: string): string => FIELDS[name] ?? `„${name}“`

const STATUS: Readonly<Record<string, string>> = {
  planned: 'geplant',
  confirmed: 'bestätigt',
  completed: 'abgeschlossen',
  postponed: 'auf unbestimmte Zeit verschoben',
  cancelled: 'abgesagt',
  void: 'ungültig',
  voided: 'ungültig',
  active: 'aktiv',
  suspended: 'ruhend',
  ended: 'beendet',
  muted: 'stumm',
  draft: 'ein Entwurf',
  approved: 'freigegeben',
  issued: 'veröffentlicht',
  corrected: 'berichtigt',
  retracted: 'zurückgezogen',
  internal: 'intern',
  press: 'für die Presse',
  public: 'öffentlich',
}

export const statusIn = (name: string): string => STATUS[name] ?? name

/** `17.11.2026`, `11.2026` or `2026`. */
export const dateIn = (date: string): string =>
  date.replace('T', ', ').replace(/\d{4}(?:-\d\d){0,2}/, (day) => day.split('-').toReversed().join('.'))

export const TYPES: Readonly<Record<string, string>> = {
  text: 'ein Text',
  'a whole number': 'eine ganze Zahl',
  'a number': 'eine Zahl',
  'true or false': 'Ja oder Nein',
  'a list': 'eine Liste',
  'an object': 'eine Gruppe von Angaben',
}

/** The lists of people, each with one of its people. */
const PERSON_IN: Readonly<Record<string, string>> = {
  guests: 'Gast',
  hosts: 'Gastgeber',
  signers: 'Unterzeichner',
}

/** A place in a visit, by its pointer: `/venues/0`. */
export function placeIn(pointer: string): string {
  const [, list, index, field] = /^\/(\w+)(?:\/(\d+))?(?:\/(\w+))?$/.exec(pointer) ?? []
  const number = Number(index) + 1
  if (list === 'start') return 'Der Beginn'
  if (list === 'end') return 'Das Ende'
  if (list === 'venues') return `Der ${number}. Ort`
  const person = list === undefined ? undefined : PERSON_IN[list]
  if (person !== undefined)
    return field === 'name' ? `Der Name von ${person} ${number}` : `Der ${number}. ${person}`
  if (list === 'programme')
    return field === 'time'
      ? `Die Uhrzeit des ${number}. Programmpunkts`
      : `Der Tag des ${number}. Programmpunkts`
  return `„${pointer}“`
}
