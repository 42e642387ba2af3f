/**
 * German for the sentences of the API, which are English. A test sends what the API refuses and holds that each sentence
 * has its German here.
 */
import { FAULTS } from './german/faults'
import { REFUSALS } from './german/refusals'
import { WARNINGS } from './german/warnings'

const ALL = [...FAULTS, ...REFUSALS, ...WARNINGS]

/** The German for a sentence of the API; undefined for an unknown one. */
export function inGerman(message: string): string | undefined {
  for (const [pattern, german] of ALL) {
    const found = pattern.exec(message)
    if (found) return typeof german === 'string' ? german : german(...found.slice(1))
  }
  return undefined
}
