/** The names of people, as the projector keeps them beside their appearances. */
import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { partsOf, recount, type NameUse, type UsedName } from '../../domain/people/names'
import { outlasting } from '../table/contention'
import { namePartKey, nameUseKey, personSubject, thingKey, type Key } from '../table/keys'
import { transact } from '../table/transaction'
import { NEW, type WriteItem } from '../table/write-items'

/** What is kept of a person: the names in use. */
export interface PersonRecord {
  readonly names: readonly UsedName[]
}

/** What a person was last called on a thing, as of the change of the sequence `asOf`. */
interface KeptNameUse {
  readonly asOf: number
  readonly names: readonly string[]
}

/**
 * Keeps what somebody is called on a thing, unless a later change of that thing has been heard of already. Once or
 * again, in any order of changes, what is kept in the end is the same.
 */
export const projectNames = (
  client: DynamoDBDocumentClient,
  table: string,
  nameUse: NameUse,
): Promise<void> =>
  outlasting(async () => {
    const { personId, subject, sequence, names } = nameUse
    const read = async (Key: Key) =>
      (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item
    const kept = (await read(nameUseKey(personId, subject))) as KeptNameUse | undefined
    if (kept && kept.asOf >= sequence) return
    const before = (await read(thingKey(personSubject(personId))))?.thing as PersonRecord | undefined
    const used = recount(before?.names ?? [], kept?.names ?? [], names)
    await transact(client, table, [
      guarded(nameUseItem(nameUse), 'asOf', kept?.asOf),
      guarded(personItem(personId, used), 'thing', before),
      ...differingParts(personId, used, before?.names ?? []),
    ])
  })

/** An item that is written only while an attribute is what was read. */
export const guarded = (item: WriteItem, attribute: string, read: unknown): WriteItem =>
  read === undefined
    ? { ...item, condition: NEW }
    : { ...item, condition: `${attribute} = :read`, values: { ':read': read } }

/** The item of a name use. It stays after the person has left the thing, since an earlier change may still arrive. */
export const nameUseItem = ({ personId, subject, sequence, names }: NameUse): WriteItem => ({
  key: nameUseKey(personId, subject),
  attributes: { kind: 'name-use', asOf: sequence, names },
})

/** What is kept of a person while a name is in use. */
export const personItem = (personId: string, names: readonly UsedName[]): WriteItem => ({
  key: thingKey(personSubject(personId)),
  ...(names.length > 0 ? { attributes: { kind: 'person', thing: { names } satisfies PersonRecord } } : {}),
})

/** What is kept of a part of a name. */
export const partItem = (personId: string, part: string): WriteItem => ({
  key: namePartKey(part, personId),
  attributes: { kind: 'name-part', personId },
})

function differingParts(
  personId: string,
  after: readonly UsedName[],
  before: readonly UsedName[],
): WriteItem[] {
  const [is, was] = [partsOf(after), partsOf(before)]
  return [
    ...is.filter((part) => !was.includes(part)).map((part) => partItem(personId, part)),
    ...was.filter((part) => !is.includes(part)).map((part) => ({ key: namePartKey(part, personId) })),
  ]
}
