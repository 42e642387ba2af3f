import { readObject, readObjects, readTexts } from '../template/read'

type Described = Record<string, unknown>

/** Keys, their types, and indexes: what cannot be changed on a table that stands, as a text to compare. */
export function shapeOf(table: Described): string {
  const types = new Map(
    readObjects(table, 'AttributeDefinitions').map((each) => [each['AttributeName'], each['AttributeType']]),
  )
  const keysOf = (owner: Described) =>
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

/** As texts, in an order that does not depend on who listed them. */
function sorted(items: object[]): string[] {
  return items.map((item) => JSON.stringify(item)).toSorted()
}
