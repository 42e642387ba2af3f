/** The people of the registry whose names begin as a person types. */
import { useEffect, useState } from 'preact/hooks'
import type { BodyOf } from '../api'
import { useOffice } from '../context'

export type KnownPerson = BodyOf<'listPeople'>['items'][number]

/** Typing pauses this long before a search, in milliseconds. */
const PAUSE = 250
/** A search by fewer letters finds half the registry. */
const MIN_LETTERS = 2

/** @param typed undefined until somebody types */
export function useKnownPeople(typed: string | undefined): readonly KnownPerson[] {
  const { api } = useOffice()
  const [found, setFound] = useState<readonly KnownPerson[]>([])
  const q = typed?.trim() ?? ''
  useEffect(() => {
    if (q.length < MIN_LETTERS) return undefined
    let isLatest = true
    const search = async () => {
      const answer = await api.call('listPeople', { query: { q, limit: '10' } })
      if (isLatest && answer.ok) setFound(answer.body.items)
    }
    // Suggestions are a convenience: without them the form works as well.
    const timer = setTimeout(() => void search().catch(() => {}), PAUSE)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [q])
  return found
}

/** The one person with exactly this name; undefined if there are several. */
export function personNamed(people: readonly KnownPerson[], typed: string): KnownPerson | undefined {
  const name = typed.trim()
  const found = people.filter((each) => each.name === name || each.otherNames.includes(name))
  return found.length === 1 ? found[0] : undefined
}
