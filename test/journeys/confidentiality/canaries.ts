/** Canaries: unique words in recorded texts, each with the lowest clearance that may see it. */
import type { Clearance } from '../../../contract/things'
import { isCleared } from '../../../domain/shared/clearance'

export const CLEARANCES = ['public', 'press', 'internal'] as const satisfies readonly Clearance[]

interface Canary {
  readonly clearance: Clearance
  /** The field that holds it. */
  readonly about: string
}

const WORD = /canary-\d{4}/g

export class Canaries {
  private readonly known = new Map<string, Canary>()

  /** A new word for a field, valid as text, as a readable id and as a part of a host name. */
  put(clearance: Clearance, about: string): string {
    const word = `canary-${String(this.known.size + 1).padStart(4, '0')}`
    this.known.set(word, { clearance, about })
    return word
  }

  /** Raises the clearance of all canaries in a JSON value to this one, since their data has been hidden. */
  hide(value: unknown, clearance: Clearance): void {
    for (const word of this.wordsIn(JSON.stringify(value))) {
      const { about, clearance: before } = this.of(word)
      if (!isCleared(before, clearance)) this.known.set(word, { clearance, about: `hidden ${about}` })
    }
  }

  /** The canaries in a text, in upper or lower case. */
  wordsIn(text: string): Set<string> {
    return new Set(text.toLowerCase().match(WORD) ?? [])
  }

  /** The canaries of a text above a clearance, except those in `request`, which the reader has sent. */
  leaksIn(text: string, clearance: Clearance, request = ''): string[] {
    const requested = this.wordsIn(request)
    return [...this.wordsIn(text)]
      .filter((word) => !requested.has(word) && !isCleared(clearance, this.of(word).clearance))
      .map((word) => this.describe(word))
  }

  /** The canaries that a reader of this clearance may see, and has not found. */
  missing(found: ReadonlySet<string>, clearance: Clearance): string[] {
    return [...this.known.keys()]
      .filter((word) => !found.has(word) && isCleared(clearance, this.of(word).clearance))
      .map((word) => this.describe(word))
  }

  /** The canaries of exactly this clearance. */
  ofClearance(clearance: Clearance): string[] {
    return [...this.known].filter(([, canary]) => canary.clearance === clearance).map(([word]) => word)
  }

  private describe(word: string): string {
    const { clearance, about } = this.of(word)
    return `${word} (${clearance}: ${about})`
  }

  private of(word: string): Canary {
    const canary = this.known.get(word)
    if (!canary) throw new Error(`No canary is ${word}.`)
    return canary
  }
}
