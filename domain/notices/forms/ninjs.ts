/** A notice as an IPTC ninjs 3.1 document (News in JSON). */
import type { NoticeLanguage } from '../../../contract/notices/schemas'
import { blocksHtml } from './article-html'
import { openAddressOf, publicationOf, type FormOptions, type IssuedNotice } from './issued-notice'
import { bodyTextOf, plainParagraphs } from './paragraphs'
import { FORM_WORDS } from './words'

/** JSON that is valid by the schema `ninjs-schema_3.1.json`. */
export const ninjsOf = (notice: IssuedNotice, options: FormOptions): string =>
  JSON.stringify(ninjsDocument(notice, options))

function ninjsDocument(notice: IssuedNotice, options: FormOptions) {
  const { id, language, headline, correction, version, updatedAt } = notice
  const issuer = options.issuer[language]
  return {
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
    },
    uri: `urn:uuid:${id}`,
    type: 'text',
    representationType: 'full',
    version: String(version),
    firstCreated: publicationOf(notice),
    versionCreated: updatedAt,
    pubStatus: 'usable',
    language,
    genres: [{ name: 'Press Release', uri: 'http://cv.iptc.org/newscodes/genre/Press_Release' }],
    by: issuer,
    infoSources: [{ name: issuer, role: 'issuer', contactInfo: notice.contacts.flatMap(contactInfo) }],
    headlines: [{ role: 'main', contentType: 'text/plain', value: headline }],
    ...(correction === undefined ? {} : { edNote: correctionNote(language, correction) }),
    bodies: [
      { role: 'main', contentType: 'text/plain', value: bodyTextOf(notice) },
      { role: 'richtext', contentType: 'text/html', value: blocksHtml(notice) },
    ],
    // `uri` identifies the notice and is no link.
    renditions: [{ name: 'web', contentType: 'text/html', href: openAddressOf(notice, options) }],
  }
}

const correctionNote = (language: NoticeLanguage, correction: string): string =>
  `${FORM_WORDS[language].correction}: ${plainParagraphs(correction)}`

/** An entry for each way to reach the contact; none for a contact with a name alone, since ninjs needs a value. */
function contactInfo(contact: IssuedNotice['contacts'][number]) {
  const name = contact.function === undefined ? contact.name : `${contact.name}, ${contact.function}`
  const ways = { phone: contact.telephone, email: contact.mail, web: contact.url }
  return Object.entries(ways).flatMap(([type, value]) =>
    value === undefined ? [] : [{ type, role: 'press', name, value }],
  )
}
