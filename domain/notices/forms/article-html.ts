/** The parts of a notice as HTML. */
import type { IssuedBlock, IssuedNotice } from './issued-notice'
import { escaped } from './markup'
import { paragraphsOf } from './paragraphs'
import { FORM_WORDS } from './words'

type Contact = IssuedNotice['contacts'][number]

/** What was wrong in the issue before; an empty list for a notice that was not corrected. */
export const correctionHtml = ({ correction, language }: IssuedNotice): readonly string[] =>
  correction === undefined ? [] : [paragraphsHtml(`${FORM_WORDS[language].correction}: ${correction}`)]

/** The blocks, as the content of an `article` element. */
export const blocksHtml = ({ blocks }: IssuedNotice): string => blocks.map(blockHtml).join('\n')

function blockHtml({ part, heading, text, language }: IssuedBlock): string {
  const attributes = language === undefined ? '' : ` lang="${escaped(language)}" dir="auto"`
  const element = part === 'quotation' ? 'blockquote' : language === undefined ? undefined : 'div'
  const paragraphs = paragraphsHtml(text)
  const content = element ? `<${element}${attributes}>\n${paragraphs}\n</${element}>` : paragraphs
  return heading === undefined ? content : `<section>\n<h2>${escaped(heading)}</h2>\n${content}\n</section>`
}

const paragraphsHtml = (text: string): string =>
  paragraphsOf(text)
    .map((lines) => `<p>${lines.map(escaped).join('<br>')}</p>`)
    .join('\n')

export function contactHtml(contact: Contact): string {
  const { name, telephone, mail, url } = contact
  const lines = [
    escaped(name),
    ...(contact.function === undefined ? [] : [escaped(contact.function)]),
    ...(telephone === undefined ? [] : [linked(telephone, telephoneAddress(telephone))]),
    ...(mail === undefined ? [] : [linked(mail, mailAddress(mail))]),
    ...(url === undefined ? [] : [linked(url, /^https?:\/\//.test(url) ? url : undefined)]),
  ]
  return `<address><p>${lines.join('<br>')}</p></address>`
}

/** The text as a link to an address; without an address, the text alone. */
const linked = (text: string, address: string | undefined): string =>
  address === undefined ? escaped(text) : `<a href="${escaped(address)}">${escaped(text)}</a>`

/**
 * The `tel` address (RFC 3966) of an international number, `+49 (0)30 9026-0`. Other numbers have none: a local number
 * needs a context (5.1.5), which is not known, and "/" may separate two numbers.
 */
export function telephoneAddress(telephone: string): string | undefined {
  if (!/^\+[\d ().\u00a0\u2010-\u2013\u202f-]+$/.test(telephone)) return undefined
  const digits = telephone.replace(/\(0\)/, '').replace(/\D/g, '')
  // E.164: at most 15 digits.
  return digits.length >= 5 && digits.length <= 15 ? `tel:+${digits}` : undefined
}

/** The `mailto` address (RFC 6068, 2) of a plain mail address; other text has none. */
export function mailAddress(mail: string): string | undefined {
  const [, local, domain] = /^([^\s@<>()[\]\\,;:"]+)@([^\s@<>()[\]\\,;:"/?#%&]+)$/.exec(mail) ?? []
  if (local === undefined || domain === undefined || /[\ud800-\udfff]/u.test(mail)) return undefined
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`
}
