/** The same with what such functions usually carry: the document client, and zod imported as its pages show it. */
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
