/** What forms send: a field that is blank is left out. */

/** The text without spaces at its ends; undefined if it is blank. */
export const textIn = (text: string): string | undefined => text.trim() || undefined

/** Without the fields that have no value, as in the JSON that is sent. */
export const withoutUndefined = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields
