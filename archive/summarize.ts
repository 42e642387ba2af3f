/** The result of an import, made of the results of its items. */
import { entrySubject } from '../domain/books/entry'
import { visitSubject } from '../domain/visits/visit'
import { keyOf, type Archive, type ImportResult, type Item } from './archive'
import type { ItemResult } from './record-item'
import { locationText } from './report-text'
import { remarkOf } from './warnings'

interface EndedItem extends ItemResult {
  readonly place: Item<unknown>['place']
  /** The path of the record below `/v1`, of visits and signings that have one. */
  readonly subject?: string | undefined
}

/** Lists the items that have a result, in the order of kinds and files; `results` are by `keyOf`. */
export function summarize(archive: Archive, results: ReadonlyMap<string, ItemResult>): ImportResult {
  const ended = endedItems(archive, results)
  const placesOf = (wanted: ItemResult['status']) =>
    ended.filter(({ status }) => status === wanted).map(({ place }) => place)
  const refused = ended.flatMap(({ place, problem }) => (problem ? [{ place, ...problem }] : []))
  const differing = ended.flatMap(({ place, differences, history }) =>
    differences ? [{ place, history, differences }] : [],
  )
  const names = namesOf(ended)
  const leftOut = ended.flatMap(({ place, leftOut: faults = [] }) =>
    faults.map((fault) => ({ place, ...fault })),
  )
  const warnings = ended.flatMap(({ place, warnings: ofItem = [] }) =>
    ofItem.map((warning) => remarkOf(place, warning, (subject) => names.get(subject))),
  )
  return {
    recorded: placesOf('recorded'),
    unchanged: placesOf('unchanged'),
    differing,
    refused: [...archive.refused, ...refused],
    remarks: [...archive.remarks, ...leftOut, ...warnings],
    volumes: [],
  }
}

function endedItems(
  { partnerships, visits, signings }: Archive,
  results: ReadonlyMap<string, ItemResult>,
): EndedItem[] {
  const ended = <Content>(
    items: readonly Item<Content>[],
    subjectOf?: (id: string, content: Content) => string,
  ) =>
    items.flatMap(({ place, externalId, content }): EndedItem[] => {
      const result = results.get(keyOf(place.kind, externalId))
      if (result === undefined) return []
      return [
        { place, ...result, subject: result.id === undefined ? undefined : subjectOf?.(result.id, content) },
      ]
    })
  return [
    ...ended(partnerships),
    ...ended(visits, visitSubject),
    ...ended(signings, (id, { book }) => entrySubject(book, Number(id))),
  ]
}

/** The places in the files of the visits and entries that the import knows, by their paths below `/v1`. */
const namesOf = (ended: readonly EndedItem[]): Map<string, string> =>
  new Map(
    ended.flatMap(({ subject, place }) => (subject === undefined ? [] : [[subject, locationText(place)]])),
  )
