import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

interface Command {
  readonly constructor: { readonly name: string }
  input: Record<string, unknown>
}

/** A client whose every command goes through the hands of a test, which passes it on, changes it or throws. */
export const clientThrough = (
  client: DynamoDBDocumentClient,
  hands: (command: Command, pass: () => Promise<Record<string, unknown>>) => Promise<unknown>,
): DynamoDBDocumentClient =>
  Object.assign(Object.create(client) as DynamoDBDocumentClient, {
    send: (command: Command) => hands(command, async () => ({ ...(await client.send(command as never)) })),
  })
