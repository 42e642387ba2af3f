import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

interface DynamoDbCommand {
  readonly constructor: { readonly name: string }
  input: Record<string, unknown>
}

/**
 * A client that calls `intercept` for each command, which may pass the command to the table, change its result or
 * throw.
 */
export const interceptCommands = (
  client: DynamoDBDocumentClient,
  intercept: (command: DynamoDbCommand, pass: () => Promise<Record<string, unknown>>) => Promise<unknown>,
): DynamoDBDocumentClient =>
  Object.assign(Object.create(client) as DynamoDBDocumentClient, {
    send: (command: DynamoDbCommand) =>
      intercept(command, async () => ({ ...(await client.send(command as never)) })),
  })
