/** A notice as a schema.org `NewsArticle` (JSON-LD 1.1). */
import {
  correctionTimeOf,
  openAddressOf,
  publicationOf,
  type FormOptions,
  type IssuedNotice,
} from './issued-notice'
import { bodyTextOf, plainParagraphs } from './paragraphs'

export function newsArticleOf(notice: IssuedNotice, options: FormOptions) {
  const { language, headline, correction, updatedAt } = notice
  const issuer = { '@type': 'Organization', name: options.issuer[language] }
  const correctedAt = correctionTimeOf(notice)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: openAddressOf(notice, options),
    headline,
    datePublished: publicationOf(notice),
    dateModified: updatedAt,
    inLanguage: language,
    author: issuer,
    publisher: issuer,
    articleBody: bodyTextOf(notice),
    ...(correction === undefined
      ? {}
      : {
          correction: {
            '@type': 'CorrectionComment',
            text: plainParagraphs(correction),
            datePublished: correctedAt,
          },
        }),
  }
}
