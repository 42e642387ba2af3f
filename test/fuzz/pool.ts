/** Keeps ids, versions and cursors from responses, so that later requests concern things that exist. */
import { PathTemplates } from './path-templates'
import type { ReceivedResponse } from './client'
import type { Operation, Schema } from './document'
import { LatestValues } from './latest-values'
import type { FuzzRequest } from './requests'
import { fieldsOf, isObject } from './json-values'

/** A thing that a response has named. */
export interface KnownThing {
  readonly parameters: Readonly<Record<string, string>>
  /** From the latest response; undefined for a thing without a version. */
  readonly etag?: string | undefined
}

/** Parameters whose values are not kept: those of paging, ranges and versions. */
const NOT_KEPT = new Set(['cursor', 'limit', 'from', 'to', 'at'])

/** Whether a parameter takes one of these words, or several of them. */
const isVocabulary = ({ enum: words, items }: Schema): boolean =>
  words !== undefined || (items !== undefined && isVocabulary(items))

export class Pool {
  private readonly templates: PathTemplates
  /** Values by the name of the parameter. */
  private readonly values = new Map<string, LatestValues<unknown>>()
  /** Things by the template of their path. */
  private readonly things = new Map<string, LatestValues<KnownThing>>()
  /** The addresses of next pages, with their queries, by the operation of the list. */
  private readonly pages = new Map<string, LatestValues<string>>()
  private readonly allPages = new LatestValues<string>()
  private readonly accepted = new LatestValues<FuzzRequest>()

  constructor(operations: readonly Operation[]) {
    this.templates = new PathTemplates([...new Set(operations.map(({ path }) => path))])
    for (const { name, in: place, schema } of operations.flatMap(({ parameters }) => parameters))
      if (place !== 'header' && !isVocabulary(schema) && !('const' in schema) && !NOT_KEPT.has(name))
        this.values.set(name, new LatestValues())
  }

  /** Whether values of this name are kept, since a parameter has it. */
  knows(name: string): boolean {
    return this.values.has(name)
  }

  value(name: string, pick: number): unknown {
    return this.values.get(name)?.pick(pick)
  }

  /** A known thing in a path of this template, or the nearest that contains it: a visit, for `…/{visitId}/status`. */
  thing(template: string, pick: number): KnownThing | undefined {
    const known = this.templates.above(template).find((above) => this.things.has(above))
    return known === undefined ? undefined : this.things.get(known)?.pick(pick)
  }

  /** The address of a next page of this list, with its query. */
  page({ name }: Operation, pick: number): string | undefined {
    return this.pages.get(name)?.pick(pick)
  }

  /** The address of a next page of any list, with its query. */
  anyPage(pick: number): string | undefined {
    return this.allPages.pick(pick)
  }

  /** A request that was accepted, to be repeated. */
  earlier(pick: number): FuzzRequest | undefined {
    return this.accepted.pick(pick)
  }

  /** Keeps the ids, versions and cursors of a response. */
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
    const { template = '', parameters = {} } = this.templates.read(address) ?? {}
    for (const [name, value] of Object.entries(parameters)) this.values.get(name)?.keep(value, value)
    const thing = this.templates.thingOf(template)
    if (thing === undefined) return
    const things = this.things.get(thing) ?? new LatestValues<KnownThing>()
    this.things.set(thing, things)
    const key = JSON.stringify(parameters)
    things.keep(key, { parameters, etag: etag ?? things.get(key)?.etag })
  }

  private learnItem({ operation, path }: FuzzRequest, item: unknown): void {
    const { version } = fieldsOf(item)
    const address = this.templates.itemIn(operation.path, path, item)
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

  /** Keeps every value at any depth that has the name of a parameter, and the subjects of changes. */
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
