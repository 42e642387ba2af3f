/** The newest issued notices as an Atom feed (RFC 4287). */
import { blocksHtml, correctionHtml } from './article-html'
import { openAddressOf, publicationOf, type FormOptions, type IssuedNotice } from './issued-notice'
import { escaped } from './markup'
import { plainParagraphs } from './paragraphs'

/** The `updated` of a feed without entries: RFC 4287 (4.1.1) requires one, and the same feed must have the same text. */
const BEFORE_ALL = '1970-01-01T00:00:00.000Z'

/** An XML document; the entries are in the order of the notices. The feed itself is in German, the office's language. */
export function atomOf(notices: readonly IssuedNotice[], options: FormOptions): string {
  const list = `${options.origin}/v1/notices`
  const updated = notices
    .map(({ updatedAt }) => updatedAt)
    .toSorted()
    .at(-1)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
    element('id', `${list}.atom`),
    element('title', options.issuer.de),
    element('updated', updated ?? BEFORE_ALL),
    author(options.issuer.de),
    link('self', 'application/atom+xml', `${list}.atom`),
    link('alternate', 'application/json', list),
    ...notices.flatMap((notice) => entry(notice, options)),
    '</feed>',
    '',
  ].join('\n')
}

function entry(notice: IssuedNotice, options: FormOptions): string[] {
  const { id, language, headline, updatedAt, blocks } = notice
  const address = openAddressOf(notice, options)
  return [
    `<entry xml:lang="${language}">`,
    element('id', `urn:uuid:${id}`),
    element('title', headline),
    element('published', publicationOf(notice)),
    element('updated', updatedAt),
    author(options.issuer[language]),
    link('alternate', 'text/html', address),
    link('alternate', 'application/ninjs+json', address),
    element('summary', plainParagraphs(blocks[0]?.text ?? headline)),
    `<content type="html">${escaped([...correctionHtml(notice), blocksHtml(notice)].join('\n'))}</content>`,
    '</entry>',
  ]
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

const author = (name: string): string => `<author>${element('name', name)}</author>`

const link = (rel: string, type: string, href: string): string =>
  `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`
