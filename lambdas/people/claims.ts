/** The items of identity: whom a name belongs to, by which name an id is taken, and which names are alike. */
import { alikeKeys } from '../../domain/people/alike'
import { nameKey, possibleIds, type Mention } from '../../domain/people/identity'
import { NEW } from '../table/condition'
import {
  alikePersonKey,
  idClaimKey,
  idOf,
  nameOwnerKey,
  personSubject,
  thingKey,
  type Key,
} from '../table/keys'
import type { Table } from '../table/table'
import { MAX_TRANSACTION_ITEMS } from '../table/transaction'
import type { WriteItem } from '../table/write-items'
import type { PersonRecord } from './names'

const ownerItem = (key: string, personId: string): WriteItem => ({
  key: nameOwnerKey(key),
  attributes: { kind: 'name-owner', personId },
  condition: NEW,
})

/** @param key the key of the name; empty for a person of whom only the office is known */
const claimItem = (personId: string, key: string): WriteItem => ({
  key: idClaimKey(personId),
  attributes: { kind: 'id-claim', name: key },
  condition: NEW,
})

const alikeItem = (alike: string, personId: string, name: string): WriteItem => ({
  key: alikePersonKey(alike, personId),
  attributes: { kind: 'alike', name },
})

/** How many ids are looked up at once, after the first one: few names share it with others. */
const NEXT_IDS = 20

/**
 * The names and ids that are taken, as far as they have been read, and those that are to be taken. Reads consistently:
 * of two who take the same name or id at once, one meets contention.
 */
export class Claims {
  private readonly known = new Map<string, Attributes | undefined>()
  private readonly taken: WriteItem[][] = []

  private constructor(private readonly table: Pick<Table, 'batchGet'>) {}

  /** The claims of these people, of whom most of what is needed has been read at once. */
  static async open(table: Pick<Table, 'batchGet'>, mentions: readonly Mention[]): Promise<Claims> {
    const claims = new Claims(table)
    await claims.read(mentions.flatMap(keysOf))
    return claims
  }

  /** The items to write, those of a name together, in transactions. */
  get transactions(): readonly (readonly WriteItem[])[] {
    const all: WriteItem[][] = []
    for (const items of this.taken) {
      const last = all.at(-1)
      if (last && last.length + items.length <= MAX_TRANSACTION_ITEMS) last.push(...items)
      else all.push([...items])
    }
    return all
  }

  /**
   * Takes the name for the person, unless it belongs to another one, and the id. The id is the given one, or else that of
   * the name. Returns it; undefined for a name without a letter or digit.
   */
  async take({ name, personId }: Mention): Promise<string | undefined> {
    const key = name === undefined ? '' : nameKey(name)
    const id = personId ?? (name === undefined ? undefined : await this.idOf(name, key))
    if (id === undefined) return undefined
    const alikes = name === undefined ? [] : alikeKeys(name).map((alike) => alikeItem(alike, id, name))
    const items = [...(name === undefined ? [] : [ownerItem(key, id)]), claimItem(id, key), ...alikes]
    // A name without an owner has no items of alike names yet: those of owned names alone are read.
    const isOwner = name !== undefined && !this.find(nameOwnerKey(key))
    await this.read(items.filter((item) => !isOwner || !alikes.includes(item)).map((item) => item.key))
    const missing = items.filter((item) => !this.find(item.key))
    for (const item of missing) this.known.set(idOf(item.key), item.attributes)
    if (missing.length > 0) this.taken.push(missing)
    return id
  }

  /** The person whom a name belongs to, or the first possible id that no other name has taken. */
  private async idOf(name: string, key: string): Promise<string | undefined> {
    const owner = this.find(nameOwnerKey(key))
    if (owner) return owner.personId
    for (let tried = 0; ; tried = tried === 0 ? 1 : tried + NEXT_IDS) {
      const next = possibleIds(name, tried, tried === 0 ? 1 : NEXT_IDS)
      if (next.length === 0) return undefined
      await this.read(next.flatMap(keysOfId))
      const found = next.find((id) => this.isFree(id) || this.isOf(id, key))
      if (found !== undefined) return found
    }
  }

  /** Records of earlier versions have people whose ids and names nobody has claimed. */
  private isFree(id: string): boolean {
    return !this.find(idClaimKey(id)) && !this.find(thingKey(personSubject(id)))
  }

  private isOf(id: string, key: string): boolean {
    if (this.find(idClaimKey(id))?.name === key) return true
    const person = this.find(thingKey(personSubject(id)))?.thing
    return person?.names.some((used) => nameKey(used.name) === key) ?? false
  }

  private find(key: Key): Attributes | undefined {
    return this.known.get(idOf(key))
  }

  private async read(keys: readonly Key[]): Promise<void> {
    const unread = keys.filter((key) => !this.known.has(idOf(key)))
    if (unread.length === 0) return
    const items = await this.table.batchGet(unread)
    for (const key of unread) this.known.set(idOf(key), items.get(idOf(key)) as Attributes | undefined)
  }
}

/** The attributes of the items that are looked up: of owners, of claims, of people. */
interface Attributes {
  readonly personId?: string
  readonly name?: string
  readonly thing?: PersonRecord
}

const keysOfId = (id: string): Key[] => [idClaimKey(id), thingKey(personSubject(id))]

function keysOf({ name, personId }: Mention): Key[] {
  if (name === undefined) return personId === undefined ? [] : [idClaimKey(personId)]
  const owner = nameOwnerKey(nameKey(name))
  if (personId !== undefined)
    return [owner, idClaimKey(personId), ...alikeKeys(name).map((alike) => alikePersonKey(alike, personId))]
  return [owner, ...possibleIds(name, 0, 1).flatMap(keysOfId)]
}
