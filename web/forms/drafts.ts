/**
 * Drafts: what a person has entered in a form, kept in the browser until it is recorded. Each person has drafts of their
 * own; they end after a day, and when the person signs out.
 */

/** A day, in milliseconds. */
const LIFETIME = 24 * 60 * 60 * 1000
const PREFIX = 'draft:'

interface Draft<Values> {
  readonly values: Values
  /** Sent with every attempt to record the draft, so that it is recorded once. */
  readonly idempotencyKey: string
  /** The values of each attempt whose answer is not known, oldest first. */
  readonly sent?: readonly Values[]
  /** In milliseconds since 1970. */
  readonly savedAt: number
}

/** Where a draft is kept: for a person, and for one form. */
export interface DraftName {
  readonly sub: string
  readonly form: string
}

const keyOf = ({ sub, form }: DraftName): string => `${PREFIX}${sub}:${form}`

export const readDraft = <Values>(name: DraftName): Draft<Values> | undefined => readKept(keyOf(name))

function readKept<Values>(key: string): Draft<Values> | undefined {
  const text = localStorage.getItem(key)
  if (text === null) return undefined
  try {
    const draft = JSON.parse(text) as Draft<Values>
    return Date.now() - draft.savedAt < LIFETIME ? draft : undefined
  } catch {
    return undefined
  }
}

export const writeDraft = <Values extends object>(
  name: DraftName,
  draft: Omit<Draft<Values>, 'savedAt'>,
): void =>
  localStorage.setItem(keyOf(name), JSON.stringify({ ...draft, savedAt: Date.now() } satisfies Draft<Values>))

export const dropDraft = (name: DraftName): void => localStorage.removeItem(keyOf(name))

const dropWhere = (isDropped: (key: string) => boolean): void => {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
  for (const key of keys.filter((each) => each.startsWith(PREFIX) && isDropped(each)))
    localStorage.removeItem(key)
}

/** Drops every draft of a person. */
export const dropDrafts = (sub: string): void => dropWhere((key) => key.startsWith(`${PREFIX}${sub}:`))

/** Drops the drafts of all people that are older than a day. */
export const dropOldDrafts = (): void => dropWhere((key) => readKept(key) === undefined)
