/** Notices of hostile texts, and the elements that their blocks must become. */
import type { FormOptions, IssuedBlock, IssuedNotice } from '../../../../domain/notices/forms/issued-notice'
import type { Element, Tree } from './element-tree'
import { carried, hostileTexts } from './hostile-texts'
import { ISTANBUL, OPTIONS } from './istanbul-notice'

/** A block by the lines of its paragraphs. */
interface HostileBlock extends Omit<IssuedBlock, 'text'> {
  readonly paragraphs: readonly (readonly string[])[]
}

export interface HostileNotice {
  readonly notice: IssuedNotice
  readonly options: FormOptions
  readonly blocks: readonly HostileBlock[]
}

export const TEXTS_OF_NOTICE = 20

/** A notice of 20 texts. */
function hostileNotice(texts: readonly string[], at: number): HostileNotice {
  let taken = 0
  const next = (): string => texts[taken++]!
  const blocks: HostileBlock[] = [
    { part: 'lead', paragraphs: [[next(), next()], [next()]] },
    { part: 'quotation', heading: next(), paragraphs: [[next()], [next(), next()]], language: next() },
    { part: 'quotation', paragraphs: [[next()]] },
    { heading: next(), paragraphs: [[next()]], language: 'ar' },
    { part: 'background', heading: next(), paragraphs: [[next(), next()]] },
  ]
  const [first, second] = [next(), next()]
  return {
    blocks,
    options: { ...OPTIONS, issuer: { de: first, en: second } },
    notice: {
      ...ISTANBUL[at % 2 === 0 ? 'de' : 'en'],
      headline: next(),
      correction: next(),
      contacts: [
        { name: first, function: second, telephone: next(), mail: next(), url: 'javascript:alert(1)' },
      ],
      blocks: blocks.map(issuedBlock),
    },
  }
}

const issuedBlock = ({ paragraphs, ...block }: HostileBlock): IssuedBlock => ({
  ...block,
  text: paragraphs.map((lines) => lines.join('\n')).join('\n\n'),
})

export const hostileNotices = (count: number): HostileNotice[] => {
  const texts = hostileTexts(count * TEXTS_OF_NOTICE)
  return Array.from({ length: count }, (_, at) =>
    hostileNotice(texts.slice(at * TEXTS_OF_NOTICE, (at + 1) * TEXTS_OF_NOTICE), at),
  )
}

const paragraphTree = (lines: readonly string[]): Tree => [
  'p',
  {},
  ...lines.flatMap((line, at): Tree[] => (at === 0 ? [carried(line)] : [['br', {}], carried(line)])),
]

/** The elements of the blocks. */
export const expectedBlocks = (blocks: readonly HostileBlock[]): Tree[] =>
  blocks.flatMap(({ part, heading, paragraphs, language }): Tree[] => {
    const attributes: Element[1] = language === undefined ? {} : { lang: carried(language), dir: 'auto' }
    const inner = paragraphs.map(paragraphTree)
    const content: Tree[] =
      part === 'quotation'
        ? [['blockquote', attributes, ...inner]]
        : language === undefined
          ? inner
          : [['div', attributes, ...inner]]
    return heading === undefined ? content : [['section', {}, ['h2', {}, carried(heading)], ...content]]
  })
