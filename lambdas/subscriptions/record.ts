/** What is kept of a subscription beside itself: its secrets, and its line in the roster of those who hear of changes. */
import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Subscription } from '../../contract/subscriptions/schemas'
import type { Instant } from '../../contract/values/values'
import type { Audience } from '../../domain/notifications/audience'
import type { Changed } from '../../domain/shared/change'
import { subscriptionSubject } from '../../domain/notifications/subscription'
import type { SigningSecrets } from '../deliver/sign'
import { healthKey, ROSTER, rosterKey, secretsKey } from '../table/keys'
import { subscriptionRecord } from '../table/record'
import { thingItems, type WriteItem } from '../table/write-items'

/** What messages are signed with; the secrets before a rotation too, each for a while. Never part of the subscription. */
export interface Secrets {
  readonly current: string
  /** The latest first. */
  readonly earlier?: readonly { readonly secret: string; readonly until: Instant }[] | undefined
}

/** The secrets that are good at a time, the current one first. */
export const secretsAt = ({ current, earlier = [] }: Secrets, time: Instant): SigningSecrets => [
  current,
  ...earlier.filter(({ until }) => until > time).map(({ secret }) => secret),
]

/** So many earlier secrets sign at most: each is another signature in a header, which has no room for any number. */
const MAX_EARLIER = 5

/**
 * The secrets after a rotation: the one that is replaced is good until then, and the latest of those before it as long as
 * was said.
 */
export const rotated = (
  before: Secrets | undefined,
  current: string,
  now: Instant,
  until: Instant,
): Secrets => ({
  current,
  earlier: before
    ? [
        { secret: before.current, until },
        ...(before.earlier ?? []).filter((each) => each.until > now).slice(0, MAX_EARLIER - 1),
      ]
    : [],
})

/** A line of the roster: somebody who is to hear of changes. */
export interface Subscriber extends Audience {
  readonly subscriptionId: string
}

/** Everything to write when a subscription is recorded or changed, with its secrets where these are new. */
export function subscriptionItems(
  { thing, change }: Changed<Subscription>,
  before?: Subscription,
  secrets?: Secrets,
): WriteItem[] {
  const subject = subscriptionSubject(thing.id)
  const isDeleted = thing.deletedAt !== undefined
  // Whoever resumes it is believed that it works again.
  const isHealthForgotten = isDeleted || (before?.paused === true && !thing.paused)
  return [
    ...thingItems(subscriptionRecord(thing), change, before && subscriptionRecord(before)),
    rosterItem(thing),
    ...(secrets ? [{ key: secretsKey(subject), attributes: { kind: 'secrets', secrets } }] : []),
    ...(isDeleted ? [{ key: secretsKey(subject) }] : []),
    ...(isHealthForgotten ? [{ key: healthKey(subject) }] : []),
  ]
}

/** Nobody who is paused or deleted is on the roster. */
function rosterItem({ id, types, clearance, partnershipIds, paused, deletedAt }: Subscription): WriteItem {
  const key = rosterKey(id)
  if (paused || deletedAt !== undefined) return { key }
  return { key, attributes: { kind: 'subscriber', subscriptionId: id, types, clearance, partnershipIds } }
}

export async function readSecrets(
  client: DynamoDBDocumentClient,
  TableName: string,
  subscriptionId: string,
): Promise<Secrets | undefined> {
  const Key = secretsKey(subscriptionSubject(subscriptionId))
  const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
  return Item?.secrets as Secrets | undefined
}

/** Everybody who is to hear of changes, as of now: a subscription that was answered is on it. */
export async function readRoster(client: DynamoDBDocumentClient, TableName: string): Promise<Subscriber[]> {
  const all: Subscriber[] = []
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :roster',
        ExpressionAttributeValues: { ':roster': ROSTER },
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    all.push(...(Items as Subscriber[]))
    start = LastEvaluatedKey
  } while (start)
  return all
}
