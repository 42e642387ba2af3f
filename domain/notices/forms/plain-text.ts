/** A notice as plain text. */
import { openAddressOf, type FormOptions, type IssuedNotice } from './issued-notice'
import { paragraphsOf } from './paragraphs'
import { FORM_WORDS, timesOf } from './words'

type Contact = IssuedNotice['contacts'][number]

const MAX_WIDTH = 72

/** Lines of at most 72 characters, separated by `\n`; the last line ends with one too. */
export function plainTextOf(notice: IssuedNotice, options: FormOptions): string {
  const words = FORM_WORDS[notice.language]
  const { issued, corrected } = timesOf(notice, options)
  const dates = [issued.text, ...(corrected ? [words.correctedAt(corrected.text)] : [])]
  const parts = [
    [options.issuer[notice.language], dates.join(', ')],
    [notice.headline],
    ...(notice.correction === undefined ? [] : paragraphsOf(`${words.correction}: ${notice.correction}`)),
    ...notice.blocks.flatMap(({ heading, text }) => underHeading(heading, paragraphsOf(text))),
    ...underHeading(
      words.contact,
      notice.contacts.map((contact) => contactLines(contact, notice)),
    ),
    [openAddressOf(notice, options)],
  ]
  return `${parts.map((lines) => lines.flatMap(wrapped).join('\n')).join('\n\n')}\n`
}

/** The heading stands on the line before the first paragraph; without paragraphs there is none. */
function underHeading(heading: string | undefined, [first, ...others]: readonly string[][]): string[][] {
  if (first === undefined) return []
  return [[...(heading === undefined ? [] : [heading]), ...first], ...others]
}

function contactLines(contact: Contact, { language }: IssuedNotice): string[] {
  const { telephone, mail } = FORM_WORDS[language]
  return [
    contact.function === undefined ? contact.name : `${contact.name}, ${contact.function}`,
    ...(contact.telephone === undefined ? [] : [`${telephone}: ${contact.telephone}`]),
    ...(contact.mail === undefined ? [] : [`${mail}: ${contact.mail}`]),
    ...(contact.url === undefined ? [] : [contact.url]),
  ]
}

/**
 * A line as lines of at most 72 characters, broken at spaces. A longer word, such as an address, is not broken: it stands
 * on a line of its own.
 */
export function wrapped(line: string): string[] {
  const lines: string[] = []
  let current = ''
  let width = 0
  for (const word of line.split(' ').filter((each) => each !== '')) {
    const added = widthOf(word)
    if (current !== '' && width + 1 + added <= MAX_WIDTH) {
      current += ` ${word}`
      width += 1 + added
    } else {
      if (current !== '') lines.push(current)
      current = word
      width = added
    }
  }
  return current === '' ? lines : [...lines, current]
}

/** The number of code points without the marks and joiners, which belong to the letter before them. */
const widthOf = (word: string): number => word.match(/[^\p{Mn}\p{Me}\u200c\u200d]/gu)?.length ?? 0
