import { readObject, readObjects, readTexts } from '../template/read'

type Description = Record<string, unknown>

/** Keys, their types and indexes, which the runner does not change on an existing table, as a text to compare. */
export function shapeOf(table: Description): string {
  const types = new Map(
    readObjects(table, 'AttributeDefinitions').map((each) => [each['AttributeName'], each['AttributeType']]),
  )
  const keysOf = (owner: Description) =>
    readObjects(owner, 'KeySchema').map(({ AttributeName, KeyType }) => ({
      AttributeName,
      KeyType,
      type: types.get(AttributeName),
    }))
  const indexes = readObjects(table, 'GlobalSecondaryIndexes').map((index) => ({
    name: index['IndexName'],
    keys: sorted(keysOf(index)),
    projected: readObject(index, 'Projection')['ProjectionType'],
    attributes: readTexts(readObject(index, 'Projection'), 'NonKeyAttributes').toSorted(),
  }))
  return JSON.stringify({ keys: sorted(keysOf(table)), indexes: sorted(indexes) })
}

/** Sorts the items, because the engine and the template list them in different orders. */
function sorted(items: object[]): string[] {
  return items.map((item) => JSON.stringify(item)).toSorted()
}
