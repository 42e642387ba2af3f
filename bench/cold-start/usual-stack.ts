/** The same with the document client, and with zod imported as its documentation shows. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const schema = z.object({ pathParameters: z.object({ pk: z.string(), sk: z.string() }) })

export const handler = async (event: unknown) => {
  const { pathParameters: Key } = schema.parse(event)
  const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE_NAME, Key }))
  return { statusCode: Item ? 200 : 404, body: JSON.stringify(Item) }
}
