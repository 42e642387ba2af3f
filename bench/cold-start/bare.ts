/** The baseline: a function that calls `GetItem` once. */
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})

export const handler = async (event: { pathParameters: { pk: string; sk: string } }) => {
  const { pk, sk } = event.pathParameters
  const Key = { pk: { S: pk }, sk: { S: sk } }
  const { Item } = await client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key }))
  return { statusCode: Item ? 200 : 404, body: JSON.stringify(Item) }
}
