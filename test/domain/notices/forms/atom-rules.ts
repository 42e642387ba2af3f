/** The rules of RFC 4287 that a feed of notices could break. */
import type { Element, Tree } from './element-tree'

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/

/** The elements of Atom that may be contained, with how often at most (4.1.1 and 4.1.2). */
const FEED = { id: 1, title: 1, updated: 1, subtitle: 1, author: 99, link: 99, entry: 9999 }
const ENTRY = { id: 1, title: 1, updated: 1, published: 1, summary: 1, content: 1, author: 99, link: 99 }

const isElement = (tree: Tree): tree is Element => typeof tree !== 'string'

export const childrenOf = ([, , ...contents]: Element, name: string): Element[] =>
  contents.filter(isElement).filter(([each]) => each === name)

/** The text of the only child of this name; empty if there is none. */
export const textIn = (parent: Element, name: string): string =>
  (childrenOf(parent, name)[0]?.[2] ?? '') as string

/** What breaks a rule; empty for a valid feed. */
export function faultsOf(feed: Element): string[] {
  const entries = childrenOf(feed, 'entry')
  const ids = entries.map((entry) => textIn(entry, 'id'))
  return [
    ...(feed[0] === 'feed' && feed[1].xmlns === 'http://www.w3.org/2005/Atom' ? [] : ['the root']),
    ...commonFaults(feed, FEED),
    ...entries.flatMap((entry) => commonFaults(entry, ENTRY)),
    ...entries.flatMap(entryFaults),
    ...(new Set(ids).size === ids.length ? [] : ['two entries with one id']),
    ...(childrenOf(feed, 'link').some(([, { rel }]) => rel === 'self') ? [] : ['no self link']),
  ]
}

function commonFaults(parent: Element, allowed: Readonly<Record<string, number>>): string[] {
  const [name, , ...contents] = parent
  const names = contents.map((each) => (isElement(each) ? each[0] : '#text'))
  const links = childrenOf(parent, 'link').map(([, attributes]) => attributes)
  const alternates = links
    .filter(({ rel }) => rel === 'alternate')
    .map(({ type, hreflang }) => `${type} ${hreflang}`)
  const dates = ['updated', 'published']
    .flatMap((each) => childrenOf(parent, each))
    .map(([, , date]) => date as string)
  return [
    ...names.filter((each) => !Object.hasOwn(allowed, each)).map((each) => `${each} in ${name}`),
    ...Object.entries(allowed)
      .filter(([each, most]) => names.filter((other) => other === each).length > most)
      .map(([each]) => `more than one ${each}`),
    ...['id', 'title', 'updated'].filter((each) => textIn(parent, each) === '').map((each) => `no ${each}`),
    ...(IRI.test(textIn(parent, 'id')) ? [] : ['an id that is no IRI']),
    ...(new Set(alternates).size === alternates.length ? [] : ['two alternates of one type']),
    ...links.filter(({ href }) => !href || !IRI.test(href)).map(() => 'a link without an address'),
    ...dates.filter((date) => !DATE.test(date)).map((date) => `the date ${date}`),
    ...childrenOf(parent, 'author').flatMap((each) =>
      textIn(each, 'name') === '' ? ['no name of the author'] : [],
    ),
  ]
}

const entryFaults = (entry: Element): string[] => [
  ...(childrenOf(entry, 'author').length > 0 ? [] : ['no author']),
  ...childrenOf(entry, 'content')
    .filter(([, { type = '' }]) => !['text', 'html'].includes(type))
    .map(() => 'a type of content'),
]
