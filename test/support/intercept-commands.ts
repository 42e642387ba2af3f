import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

interface Command {
  readonly constructor: { readonly name: string }
  input: Record<string, unknown>
}

/** A client whose commands a test intercepts: it may pass a command on, change its result or throw. */
export const interceptCommands = (
  client: DynamoDBDocumentClient,
  hands: (command: Command, pass: () => Promise<Record<string, unknown>>) => Promise<unknown>,
): DynamoDBDocumentClient =>
  Object.assign(Object.create(client) as DynamoDBDocumentClient, {
    send: (command: Command) => hands(command, async () => ({ ...(await client.send(command as never)) })),
  })
