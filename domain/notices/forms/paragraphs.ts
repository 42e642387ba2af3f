/** The paragraphs of the texts of a notice. */
import type { IssuedNotice } from './issued-notice'

/** The paragraphs of a text, each a list of its lines. None of them is blank. */
export function paragraphsOf(text: string): string[][] {
  const lines = text
    .replace(/\r\n?|\u2028/g, '\n')
    .replaceAll('\u2029', '\n\n')
    .split('\n')
    .map((line) => line.trim())
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line !== ''))
    .filter((paragraph) => paragraph.length > 0)
}

/** A text with `\n` between its lines and a blank line between its paragraphs. */
export const plainParagraphs = (text: string): string =>
  paragraphsOf(text)
    .map((lines) => lines.join('\n'))
    .join('\n\n')

/** All words of the blocks, with a blank line between paragraphs and around headings. */
export const bodyTextOf = ({ blocks }: IssuedNotice): string =>
  blocks
    .flatMap(({ heading, text }) => [...(heading === undefined ? [] : [heading]), plainParagraphs(text)])
    .join('\n\n')
