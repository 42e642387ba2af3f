/** What the answers have known so far, so that requests come to speak of what exists and deep states are reached. */
import { Addresses } from './addresses'
import type { ReceivedResponse } from './client'
import type { Operation } from './document'
import { LatestValues } from './latest-values'
import type { FuzzRequest } from './requests'
import { fieldsOf, isObject } from './values'

/** A thing that exists, by its address. */
export interface Thing {
  readonly parameters: Readonly<Record<string, string>>
  /** The last that was answered; undefined for a thing without a version. */
  readonly etag?: string | undefined
}

/** What one request says of itself alone: how to page, what to oneScope a list to. */
const UNSHARED = new Set(['cursor', 'limit', 'from', 'to', 'at'])

export class Pool {
  private readonly addresses: Addresses
  /** By the name of a parameter. */
  private readonly values = new Map<string, LatestValues<unknown>>()
  /** By the template of their address. */
  private readonly things = new Map<string, LatestValues<Thing>>()
  /** By the operation that lists: the addresses of next pages, queries included. */
  private readonly pages = new Map<string, LatestValues<string>>()
  private readonly allPages = new LatestValues<string>()
  private readonly accepted = new LatestValues<FuzzRequest>()

  constructor(operations: readonly Operation[]) {
    this.addresses = new Addresses([...new Set(operations.map(({ path }) => path))])
    for (const { name, in: place, schema } of operations.flatMap(({ parameters }) => parameters))
      if (place !== 'header' && !schema.enum && !('const' in schema) && !UNSHARED.has(name))
        this.values.set(name, new LatestValues())
  }

  /** Whether values of this name are kept: it is a parameter's. */
  knows(name: string): boolean {
    return this.values.has(name)
  }

  value(name: string, pick: number): unknown {
    return this.values.get(name)?.pick(pick)
  }

  /** A thing at this template, or the nearest above it of which one is known: a visit, for `…/{visitId}/status`. */
  thing(template: string, pick: number): Thing | undefined {
    const known = this.addresses.above(template).find((above) => this.things.has(above))
    return known === undefined ? undefined : this.things.get(known)?.pick(pick)
  }

  /** The address of a next page of this list, with its query. */
  page({ name }: Operation, pick: number): string | undefined {
    return this.pages.get(name)?.pick(pick)
  }

  /** The same of any list. */
  anyPage(pick: number): string | undefined {
    return this.allPages.pick(pick)
  }

  /** A request that was accepted, to be sent again. */
  earlier(pick: number): FuzzRequest | undefined {
    return this.accepted.pick(pick)
  }

  /** Takes from an answer whatever later requests may speak of. */
  learn(request: FuzzRequest, { status, headers, body }: ReceivedResponse): void {
    if (status >= 300) return
    if (request.mutation === undefined) this.accepted.keep(JSON.stringify(request), request)
    this.learnThing(headers['location'] ?? request.path, headers['etag'])
    this.learnPage(request.operation, /<([^>]*)>/.exec(headers['link'] ?? '')?.[1])
    const { items } = fieldsOf(body)
    for (const item of Array.isArray(items) ? items : []) this.learnItem(request, item)
    this.learnValues(body)
  }

  private learnThing(address: string, etag: string | undefined): void {
    const { template = '', parameters = {} } = this.addresses.read(address) ?? {}
    for (const [name, value] of Object.entries(parameters)) this.values.get(name)?.keep(value, value)
    const thing = this.addresses.thingOf(template)
    if (thing === undefined) return
    const things = this.things.get(thing) ?? new LatestValues<Thing>()
    this.things.set(thing, things)
    const key = JSON.stringify(parameters)
    things.keep(key, { parameters, etag: etag ?? things.get(key)?.etag })
  }

  private learnItem({ operation, path }: FuzzRequest, item: unknown): void {
    const { version } = fieldsOf(item)
    const address = this.addresses.itemIn(operation.path, path, item)
    if (address !== undefined)
      this.learnThing(address, typeof version === 'number' ? `"${version}"` : undefined)
  }

  private learnPage({ name }: Operation, next: string | undefined): void {
    if (next === undefined) return
    const pages = this.pages.get(name) ?? new LatestValues<string>()
    this.pages.set(name, pages)
    pages.keep(next, next)
    this.allPages.keep(next, next)
  }

  /** Every value, however deep, that has the name of a parameter; and what a change is about. */
  private learnValues(body: unknown): void {
    if (Array.isArray(body)) body.forEach((item) => this.learnValues(item))
    if (!isObject(body)) return
    for (const [name, value] of Object.entries(body)) {
      if (name === 'subject' && typeof value === 'string')
        this.learnThing(`/v1/${encodeURI(value)}`, undefined)
      if (typeof value === 'object') this.learnValues(value)
      else this.values.get(name)?.keep(value, value)
    }
  }
}
