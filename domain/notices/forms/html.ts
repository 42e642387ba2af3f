/** A notice as an HTML document. */
import { blocksHtml, contactHtml, correctionHtml } from './article-html'
import { openAddressOf, type FormOptions, type IssuedNotice } from './issued-notice'
import { escaped, jsonInScript } from './markup'
import { newsArticleOf } from './news-article'
import { FORM_WORDS, timesOf, type SpokenTime } from './words'

/**
 * The document needs nothing that `Content-Security-Policy: default-src 'none'` blocks: it has no style, and its only
 * `script` is a data block, which is never run (HTML Standard, 4.12.1.1, "Prepare the script element": the type is
 * examined before the policy).
 */
export const htmlOf = (notice: IssuedNotice, options: FormOptions): string =>
  [
    '<!doctype html>',
    `<html lang="${notice.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escaped(notice.headline)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<link rel="canonical" href="${escaped(openAddressOf(notice, options))}">`,
    `<script type="application/ld+json">${jsonInScript(newsArticleOf(notice, options))}</script>`,
    '</head>',
    '<body>',
    '<main>',
    '<article>',
    ...header(notice, options),
    blocksHtml(notice),
    ...footer(notice),
    '</article>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')

function header(notice: IssuedNotice, options: FormOptions): string[] {
  const { correctedAt } = FORM_WORDS[notice.language]
  const { issued, corrected } = timesOf(notice, options)
  const dates = [timeHtml(issued), ...(corrected ? [correctedAt(timeHtml(corrected))] : [])]
  return [
    '<header>',
    `<p>${escaped(options.issuer[notice.language])}</p>`,
    `<h1>${escaped(notice.headline)}</h1>`,
    `<p>${dates.join(', ')}</p>`,
    ...correctionHtml(notice),
    '</header>',
  ]
}

const timeHtml = ({ instant, text }: SpokenTime): string =>
  `<time datetime="${escaped(instant)}">${escaped(text)}</time>`

const footer = ({ contacts, language }: IssuedNotice): string[] =>
  contacts.length === 0
    ? []
    : ['<footer>', `<h2>${FORM_WORDS[language].contact}</h2>`, ...contacts.map(contactHtml), '</footer>']
