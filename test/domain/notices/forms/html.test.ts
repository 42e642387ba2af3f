import { mailAddress, telephoneAddress } from '../../../../domain/notices/forms/article-html'
import { htmlOf } from '../../../../domain/notices/forms/html'
import { readHtml, type Element, type Tree } from './element-tree'
import { expectedBlocks, hostileNotices, TEXTS_OF_NOTICE, type HostileNotice } from './hostile-notices'
import { carried } from './hostile-texts'
import { ISTANBUL, OPTIONS } from './istanbul-notice'

const NOTICES = hostileNotices(400)
const WORDS = {
  de: { correction: 'Korrektur', corrected: 'korrigiert am', contact: 'Pressekontakt' },
  en: { correction: 'Correction', corrected: 'corrected on', contact: 'Press contact' },
}

/** The JSON-LD in the head of a document. */
function scriptOf([html]: readonly Tree[]): string {
  const [, , head] = html as Element
  const [, attributes, text] = (head as Element).at(-1) as Element
  expect(attributes).toEqual({ type: 'application/ld+json' })
  return text as string
}

const timeTree = (instant: string | undefined): Tree => [
  'time',
  { datetime: instant ?? '' },
  expect.any(String),
]

function expectedDocument({ notice, options, blocks }: HostileNotice, script: string): Tree[] {
  const { language, headline, correction = '', contacts } = notice
  const { name, function: office = '', telephone = '', mail = '', url = '' } = contacts[0]!
  const words = WORDS[language]
  const head: Tree[] = [
    ['meta', { charset: 'utf-8' }],
    ['title', {}, carried(headline)],
    ['meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['link', { rel: 'canonical', href: `https://api.example/v1/notices/${notice.id}` }],
    ['script', { type: 'application/ld+json' }, script],
  ]
  const header: Tree[] = [
    ['p', {}, carried(options.issuer[language])],
    ['h1', {}, carried(headline)],
    ['p', {}, timeTree(notice.issuedAt), `, ${words.corrected} `, timeTree(notice.updatedAt)],
    ['p', {}, `${words.correction}: ${carried(correction)}`],
  ]
  const lines = [
    carried(name),
    carried(office),
    linkTree(telephone, telephoneAddress(telephone)),
    linkTree(mail, mailAddress(mail)),
    url,
  ]
  const address = lines.flatMap((line, at): Tree[] => (at === 0 ? [line] : [['br', {}], line]))
  const footer: Tree[] = [
    ['h2', {}, words.contact],
    ['address', {}, ['p', {}, ...address]],
  ]
  const article: Tree[] = [['header', {}, ...header], ...expectedBlocks(blocks), ['footer', {}, ...footer]]
  return [
    [
      'html',
      { lang: language },
      ['head', {}, ...head],
      ['body', {}, ['main', {}, ['article', {}, ...article]]],
    ],
  ]
}

const linkTree = (text: string, href: string | undefined): Tree =>
  href === undefined ? carried(text) : ['a', { href }, carried(text)]

test('8,000 hostile texts are texts: the document has the expected elements and attributes, and no others', () => {
  expect(NOTICES.length * TEXTS_OF_NOTICE).toBe(8_000)
  for (const hostile of NOTICES) {
    const trees = readHtml(htmlOf(hostile.notice, hostile.options), 'document')
    expect(trees).toEqual(expectedDocument(hostile, scriptOf(trees)))
  }
})

test('the JSON-LD has no markup and gives every text back', () => {
  for (const { notice, options } of NOTICES) {
    const script = scriptOf(readHtml(htmlOf(notice, options), 'document'))
    expect(script).not.toMatch(/[<>&\u2028\u2029]/)
    const issuer = { '@type': 'Organization', name: options.issuer[notice.language] }
    expect(JSON.parse(script)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      url: `https://api.example/v1/notices/${notice.id}`,
      headline: notice.headline,
      datePublished: notice.issuedAt,
      dateModified: notice.updatedAt,
      inLanguage: notice.language,
      author: issuer,
      publisher: issuer,
      articleBody: notice.blocks
        .map(({ heading, text }) => (heading === undefined ? text : `${heading}\n\n${text}`))
        .join('\n\n'),
      correction: { '@type': 'CorrectionComment', text: notice.correction, datePublished: notice.updatedAt },
    })
  }
})

test('the document needs nothing that a Content-Security-Policy without any source blocks', () => {
  const html = htmlOf(ISTANBUL.de, OPTIONS)
  const names = [...html.matchAll(/<([a-z]+)/g)].map(([, name]) => name)
  expect(names).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:style|img|iframe|form|base)$/)]),
  )
  expect(html.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/ld+json">'])
  expect(html).not.toMatch(/\s(?:style|on\w+|src)=/)
})

test('a notice without contacts has no footer', () => {
  const html = htmlOf({ ...ISTANBUL.de, contacts: [], correction: undefined }, OPTIONS)
  expect(html).not.toMatch(/footer|address|Korrektur|korrigiert/)
})

test.each([
  ['+49 30 9026-2411', 'tel:+493090262411'],
  ['+49 (0)30 9026\u20112411', 'tel:+493090262411'],
  ['+90 (212) 455 13 00', 'tel:+902124551300'],
  ['+1.202.555.0123', 'tel:+12025550123'],
  // Local numbers, two numbers, words, and too many digits.
  ['030 9026-2411', undefined],
  ['+49 30 9026 / 2411', undefined],
  ['+49 30 9026 (Zentrale)', undefined],
  ['+49', undefined],
  [`+49 ${'1'.repeat(14)}`, undefined],
  ['javascript:alert(1)', undefined],
])('the telephone number %j links to %s', (telephone, address) => {
  expect(telephoneAddress(telephone)).toBe(address)
})

test.each([
  ['presse@berlin.example', 'mailto:presse@berlin.example'],
  ['a+b@berlin.example', 'mailto:a%2Bb@berlin.example'],
  ['a?bcc=x&y%z#@berlin.example', 'mailto:a%3Fbcc%3Dx%26y%25z%23@berlin.example'],
  ['jörg@bücher.example', 'mailto:j%C3%B6rg@b%C3%BCcher.example'],
  ['Presse <presse@berlin.example>', undefined],
  ['a@b.example, c@d.example', undefined],
  ['a@b.example?bcc=c', undefined],
  ['presse', undefined],
  ['\ud800@berlin.example', undefined],
])('the mail address %j links to %s', (mail, address) => {
  expect(mailAddress(mail)).toBe(address)
})
