import type { RecordedThing, Records, Registry } from '../../archive/registry/registry'
import { emptyRegistry } from './empty-registry'

/** A registry that keeps what the API would record, by external id. Its books have no volumes beyond the new ones. */
export function memoryRegistry(): Registry {
  const empty = emptyRegistry()
  const books = new Map<string, ReturnType<Registry['entriesOf']>>()
  return {
    ...empty,
    partnerships: keeping(empty.partnerships, ({ id }) => id),
    visits: keeping(empty.visits, (_, count) => `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`),
    entriesOf: (book) => {
      const entries = books.get(book) ?? keeping(empty.entriesOf(book), (_, count) => String(count))
      books.set(book, entries)
      return entries
    },
  }
}

function keeping<Body extends { externalId?: string | undefined }, Thing extends RecordedThing>(
  { preview }: Records<Body, Thing>,
  idOf: (thing: Thing, count: number) => string,
): Records<Body, Thing> {
  const kept = new Map<string, { readonly id: string; readonly thing: Thing }>()
  return {
    preview,
    find: async (externalId) => kept.get(externalId),
    record: async (body) => {
      const thing = preview(body)
      const id = idOf(thing, kept.size + 1)
      kept.set(body.externalId ?? '', { id, thing })
      return { id, thing, warnings: [] }
    },
  }
}
