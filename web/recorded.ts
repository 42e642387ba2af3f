/**
 * What a page says of a thing that was recorded before it was shown: the API's warnings, and whether changes of somebody
 * else were kept beside. In memory alone. Books have `pages/books/recorded-in-book.ts`, which says why.
 */
import type { OtherPerson } from './parts/other-people'
import { useEffect, useState } from 'preact/hooks'

/** A warning of the API. The sentence is in English. */
export interface Warning {
  readonly code: string
  readonly message: string
  readonly visitId?: string
  /** People who are perhaps the same as one of the thing. */
  readonly others?: readonly OtherPerson[]
}

interface Recorded {
  readonly warnings: readonly Warning[]
  /** Whether the thing had been changed by somebody else meanwhile, and both changes are in it now. */
  readonly isMerged: boolean
}

const bySubject = new Map<string, Recorded>()
const listeners = new Set<() => void>()

const announce = (): void => {
  for (const listener of listeners) listener()
}

/**
 * Keeps the warnings in the answer to a write, until the page of the thing has shown them.
 *
 * @param subject the path below `/v1`: `visits/0190…`
 */
export function keepRecorded(subject: string, body: object, { isMerged = false } = {}): void {
  const { warnings = [] } = body as { readonly warnings?: readonly Warning[] }
  bySubject.set(subject, { warnings, isMerged })
  announce()
}

/** What was recorded of this thing; undefined once it was dismissed. */
export function useRecorded(subject: string): { recorded: Recorded | undefined; dismiss: () => void } {
  const [recorded, setRecorded] = useState(bySubject.get(subject))
  useEffect(() => {
    const listener = () => setRecorded(bySubject.get(subject))
    listeners.add(listener)
    listener()
    return () => {
      listeners.delete(listener)
      // Warnings stay until they are read; that the thing was recorded is said once.
      if (bySubject.get(subject)?.warnings.length === 0) bySubject.delete(subject)
    }
  }, [subject])
  const dismiss = () => {
    bySubject.delete(subject)
    announce()
  }
  return { recorded, dismiss }
}
