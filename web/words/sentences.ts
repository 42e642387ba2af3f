/**
 * The sentences of the API in German. They are loaded with the first answer that has one: most answers have none, and the
 * sentences are as large as a page.
 */
type InGerman = (sentence: string) => string | undefined

let inGerman: InGerman = () => undefined

/** Whether an answer has a sentence: it is a problem, or has warnings. */
const hasSentence = (answer: { readonly ok: boolean; readonly body?: unknown }): boolean =>
  !answer.ok || (typeof answer.body === 'object' && answer.body !== null && 'warnings' in answer.body)

/** Loads the sentences if the answer has one. If they cannot be loaded, it stays English. */
export async function loadSentencesFor(answer: Parameters<typeof hasSentence>[0]): Promise<void> {
  if (!hasSentence(answer)) return
  const german = await import('./messages').catch(() => undefined)
  if (german) inGerman = german.inGerman
}

/** The German for a sentence of the API; undefined for an unknown one. */
export const germanFor: InGerman = (sentence) => inGerman(sentence)
