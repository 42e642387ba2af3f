import { atomOf } from '../../../../domain/notices/forms/atom'
import { childrenOf, faultsOf, textIn } from './atom-rules'
import { readHtml, readXml } from './element-tree'
import { expectedBlocks, hostileNotices, type HostileNotice } from './hostile-notices'
import { carried } from './hostile-texts'
import { ISTANBUL, OPTIONS } from './istanbul-notice'

const FEED = atomOf([ISTANBUL.en, ISTANBUL.de], OPTIONS)

test('the feed of the notices of Istanbul follows RFC 4287', () => {
  expect(faultsOf(readXml(FEED))).toEqual([])
})

test('a feed without notices follows RFC 4287, and is the same each time', () => {
  const feed = atomOf([], OPTIONS)
  expect(faultsOf(readXml(feed))).toEqual([])
  expect(textIn(readXml(feed), 'updated')).toBe('1970-01-01T00:00:00.000Z')
})

test('the feed was updated when its newest notice was, whatever their order', () => {
  const newer = { ...ISTANBUL.de, updatedAt: '2026-11-17T10:30:00.000Z' }
  for (const notices of [
    [newer, ISTANBUL.en],
    [ISTANBUL.en, newer],
  ])
    expect(textIn(readXml(atomOf(notices, OPTIONS)), 'updated')).toBe(newer.updatedAt)
})

test.each([
  ['no title', /<title>[^<]*<\/title>/],
  ['no id', /<id>urn[^<]*<\/id>/],
  ['no updated', /<updated>[^<]*<\/updated>/],
  ['no author', /<author>.*<\/author>(?=\n<link rel="alternate" type="text)/],
  ['no name of the author', /<name>[^<]*<\/name>/],
  ['no self link', /<link rel="self"[^>]*>/],
  ['a type of content', / type="html"(?=>)/],
  ['a link without an address', / href="[^"]*"/],
])('the checker finds %s', (fault, removed) => {
  expect(FEED).toMatch(removed)
  expect(faultsOf(readXml(FEED.replace(removed, '')))).toContain(fault)
})

test.each([
  ['two entries with one id', atomOf([ISTANBUL.de, ISTANBUL.de], OPTIONS)],
  ['two alternates of one type', FEED.replace('application/ninjs+json', 'text/html')],
  ['the date 2024-06-19', FEED.replace(/(?<=<published>[\d-]{10})[^<]*/, '')],
  ['bogus in entry', FEED.replace('</entry>', '<bogus/></entry>')],
])('the checker finds %s', (fault, feed) => {
  expect(faultsOf(readXml(feed))).toContain(fault)
})

test.each([
  ['\u0001', 'disallowed character'],
  ['\ufffe', 'disallowed character'],
  ['&nbsp;', 'undefined entity'],
  ['<b>', 'unexpected close tag'],
  [']]>', ']]>'],
])('the parser refuses %j', (text, message) => {
  expect(() => readXml(FEED.replace('Golden Book', text))).toThrow(message)
})

/** A feed has each id once. */
const withIds = (notices: readonly HostileNotice[]): HostileNotice[] =>
  notices.map((hostile, at) => {
    const id = `0190302a-5b1e-7c54-8a53-${String(at).padStart(12, '0')}`
    return { ...hostile, notice: { ...hostile.notice, id } }
  })

test('a feed of 8,000 hostile texts is well-formed, follows RFC 4287 and gives every text back', () => {
  const hostile = withIds(hostileNotices(400))
  const { options } = hostile[0]!
  const feed = readXml(
    atomOf(
      hostile.map(({ notice }) => notice),
      options,
    ),
  )
  expect(faultsOf(feed)).toEqual([])
  expect(textIn(feed, 'title')).toBe(carried(options.issuer.de))
  const entries = childrenOf(feed, 'entry')
  expect(entries).toHaveLength(hostile.length)
  for (const [at, entry] of entries.entries()) {
    const { notice, blocks } = hostile[at]!
    expect(textIn(entry, 'title')).toBe(carried(notice.headline))
    expect(textIn(entry, 'summary')).toBe(carried(notice.blocks[0]!.text))
    expect(textIn(childrenOf(entry, 'author')[0]!, 'name')).toBe(carried(options.issuer[notice.language]))
    const [correction, ...content] = readHtml(textIn(entry, 'content'), 'fragment')
    const label = notice.language === 'de' ? 'Korrektur' : 'Correction'
    expect(correction).toEqual(['p', {}, `${label}: ${carried(notice.correction ?? '')}`])
    expect(content).toEqual(expectedBlocks(blocks))
  }
})
