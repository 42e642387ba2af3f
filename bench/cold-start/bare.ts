/** The least that a function with a table can do: one `GetItem`. What everything else is compared with. */
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})

export const handler = async (event: { pathParameters: { pk: string; sk: string } }) => {
  const { pk, sk } = event.pathParameters
  const Key = { pk: { S: pk }, sk: { S: sk } }
  const { Item } = await client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key }))
  return { statusCode: Item ? 200 : 404, body: JSON.stringify(Item) }
}
