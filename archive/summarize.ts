/** The result of an import, made of the results of its items. */
import { entrySubject } from '../domain/books/entry'
import { visitSubject } from '../domain/visits/visit'
import { keyOf, type Archive, type ImportResult, type Item, type SourceLocation } from './archive'
import { withGivenValue } from './files/given-value'
import type { ItemResult } from './record-item'
import { locationText } from './report/report-text'
import { remarkOf } from './warnings'

/** An item that has a result. */
interface ProcessedItem<Result extends ItemResult = ItemResult> {
  readonly place: SourceLocation
  readonly result: Result
  /** The item as the file has it. */
  readonly given: unknown
  /** The path of the record below `/v1`, of visits and signings that have one. */
  readonly subject?: string | undefined
}

/** Lists the items that have a result, in the order of kinds and files; `results` are by `keyOf`. */
export function summarize(
  archive: Archive,
  results: ReadonlyMap<string, ItemResult>,
): Omit<ImportResult, 'hasBegun'> {
  const items = processedItems(archive, results)
  const recorded = withStatus(items, 'recorded')
  const names = namesOf(items)
  const leftOut = recorded.flatMap(({ place, result }) =>
    result.leftOut.map((fault) => ({ place, ...fault })),
  )
  const warnings = recorded.flatMap(({ place, result }) =>
    result.warnings.map((warning) => remarkOf(place, warning, (subject) => names.get(subject))),
  )
  return {
    recorded: recorded.map(({ place }) => place),
    unchanged: withStatus(items, 'unchanged').map(({ place }) => place),
    differing: withStatus(items, 'differing').map(({ place, result: { history, differences } }) => ({
      place,
      history,
      differences,
    })),
    refused: [
      ...archive.refused,
      ...withStatus(items, 'refused').map(({ place, given, result: { title, detail, faults } }) => ({
        place,
        title,
        detail,
        faults: faults.map((fault) => withGivenValue(fault, given)),
      })),
    ],
    remarks: [...archive.remarks, ...leftOut, ...warnings],
    volumes: [],
  }
}

type ResultOf<Status> = Extract<ItemResult, { readonly status: Status }>

const withStatus = <Status extends ItemResult['status']>(items: readonly ProcessedItem[], status: Status) =>
  items.filter((item): item is ProcessedItem<ResultOf<Status>> => item.result.status === status)

function processedItems(
  { partnerships, visits, signings }: Archive,
  results: ReadonlyMap<string, ItemResult>,
): ProcessedItem[] {
  const processed = <Content>(
    items: readonly Item<Content>[],
    subjectOf?: (id: string, content: Content) => string,
  ) =>
    items.flatMap(({ place, externalId, content, given }): ProcessedItem[] => {
      const result = results.get(keyOf(place.kind, externalId))
      if (result === undefined) return []
      return [{ place, result, given, subject: 'id' in result ? subjectOf?.(result.id, content) : undefined }]
    })
  return [
    ...processed(partnerships),
    ...processed(visits, visitSubject),
    ...processed(signings, (id, { book }) => entrySubject(book, Number(id))),
  ]
}

/** The places in the files of the visits and entries that the import knows, by their paths below `/v1`. */
const namesOf = (items: readonly ProcessedItem[]): Map<string, string> =>
  new Map(
    items.flatMap(({ subject, place }) => (subject === undefined ? [] : [[subject, locationText(place)]])),
  )
